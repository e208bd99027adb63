package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.FullScreen;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live view with keys that were typed, on a terminal in memory. */
class LiveStatTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String LEAVE_SCREEN = "\u001b[?1049l";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private RecordingEngine engine;

    @BeforeEach
    void record() {
        engine = new RecordingEngine(folder.resolve("journal"), clock);
        for (int i = 0; i < 250; i++) {
            engine.order("side-" + i, i + 1);
        }
        engine.advanceMs(600);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shouldDoWhatKeysSayAndLeaveTheTerminalAsItWas() throws IOException {
        final StatControls controls = controls();

        final String drawn = live("st/side-(\r/(a|aa)+b\u007fc\r/side-24\rj\u001b[B q", controls);

        assertEquals(SeriesOrder.P99, controls.look().order());
        assertTrue(controls.look().ofTotal() && controls.isPaused() && controls.isEnded());
        assertEquals("side-24", controls.filterText());
        assertTrue(drawn.contains("LIVE since 2026-01-01T00:00:00.000Z"), drawn);
        assertTrue(drawn.indexOf(LEAVE_SCREEN) > 0);
        assertFalse(drawn.substring(drawn.indexOf(LEAVE_SCREEN)).contains("order"));
    }

    @Test
    void shouldEndWhenAskedToByASignalAndWithoutKeys() throws IOException {
        final StopSignal stop = StopSignal.manual();
        stop.request();

        assertTrue(live(stop, "", controls()).contains(LEAVE_SCREEN));
    }

    @Test
    void shouldScrollInsideWhatThereIs() {
        final StatReading reading = reading();
        final StatControls controls = controls();
        final Size size = new Size(80, 24);

        assertTrue(text(StatScreen.lines(reading, controls, size)).contains("shop  till-1"));
        controls.key('G');
        final String end = text(StatScreen.lines(reading, controls, size));
        assertFalse(end.contains("shop  till-1"), end);
        assertTrue(end.contains("desk"), end);
        for (final char key : "\u001b[A\u001b[5~\u001b[6~\u001b[1~".toCharArray()) {
            controls.key(key);
        }
        assertTrue(text(StatScreen.lines(reading, controls, size)).contains("shop  till-1"));
        final String foot = StatScreen.lines(reading, controls, size).get(23).toString();
        assertTrue(foot.matches(".*lines 1-22 of \\d{3}"), foot);
    }

    @Test
    void shouldFillScreensOfAnySize() {
        final StatReading reading = reading();
        for (final Size size : List.of(new Size(80, 24), new Size(200, 60), new Size(30, 4), new Size(1, 1))) {
            assertEquals(
                    size.getRows(),
                    FullScreen.fit(StatScreen.lines(reading, controls(), size), size)
                            .size());
        }
        StatScreen.lines(reading, controls(), new Size(80, 24))
                .forEach(line -> assertFalse(line.toString().contains("\u001b"), line.toString()));
    }

    @Test
    void shouldTakeAnEscThatStandsAloneForTheEndOfTyping() {
        final StatControls controls = controls();
        "/abc".chars().forEach(controls::key);
        assertTrue(controls.isTyping());
        controls.key('\u001b');
        controls.quiet();
        assertFalse(controls.isTyping());
        assertEquals("", controls.filterText());
        controls.key('q');
        assertTrue(controls.isEnded());
    }

    @Test
    void shouldKeepWhatIsShownWhileItIsPausedAndGoOnReading() {
        try (EngineSet engines = engines()) {
            engines.refresh(() -> false);
            final StatReading frozen = engines.reading().frozen();
            final List<String> before = StatText.lines(frozen, controls().look().toggleTotal());
            for (int i = 0; i < 250; i++) {
                engine.order("side-" + i, 1_000_000);
            }
            engine.advanceMs(600);
            engines.refresh(() -> false);
            assertEquals(before, StatText.lines(frozen, controls().look().toggleTotal()));
            assertFalse(before.equals(
                    StatText.lines(engines.reading(), controls().look().toggleTotal())));
        }
    }

    private String live(final String keys, final StatControls controls) throws IOException {
        return live(StopSignal.manual(), keys, controls);
    }

    private String live(final StopSignal stop, final String keys, final StatControls controls) throws IOException {
        final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        final LineDisciplineTerminal terminal =
                new LineDisciplineTerminal("stat", "xterm", drawn, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 30));
        final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        final Console console = new Console(nowhere, nowhere, EngineClock.system(), stop, Terminals.NONE);
        try (EngineSet engines = engines();
                FullScreen screen = new FullScreen(terminal)) {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
            new LiveStat(console, engines, screen, controls).run();
        }
        return drawn.toString(StandardCharsets.UTF_8);
    }

    private StatReading reading() {
        try (EngineSet engines = engines()) {
            engines.refresh(() -> false);
            return engines.reading().frozen();
        }
    }

    private EngineSet engines() {
        final StatTarget target = new StatTarget(".", folder, new OpenFiles(folder.resolve("no-proc")));
        return new EngineSet(target, SECOND_NS, (pid, startedAtNs, journal) -> true, clock);
    }

    private static StatControls controls() {
        return new StatControls(
                new StatLook(SeriesOrder.RATE, false, false), new SeriesFilter(List.of(), List.of(), null), SECOND_NS);
    }

    private static String text(final List<AttributedString> lines) {
        return String.join("\n", lines.stream().map(AttributedString::toString).toList());
    }
}
