package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.FullScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final int ROWS = 24;
    private static final int COLUMNS = 80;
    private static final String ENTER_SCREEN = "\u001b[?1049h";
    private static final String LEAVE_SCREEN = "\u001b[?1049l";

    @Test
    void shouldFitAnOrdinaryTerminalHoweverLargeTheNumbers() {
        final List<AttributedString> lines = Screen.lines(States.large(), COLUMNS);

        assertTrue(lines.size() <= ROWS, text(lines));
        lines.forEach(line -> assertTrue(line.columnLength() <= COLUMNS, line.toString()));
    }

    @Test
    void shouldShowWhatIsAskedOfIt() {
        final String text = text(Screen.lines(States.large(), COLUMNS));

        for (final String shown : List.of(
                "epoch 12345",
                "snapshot 34,560,000",
                "960:00:00",
                "999,999,999,999",
                "99,999,999 a second",
                "100.0 %",
                "12,345 ms",
                "robinhood",
                "http://127.0.0.1:65535/metrics",
                "/data/journal",
                "/data/ticks",
                "p99.9",
                "this screen missed 17 frames")) {
            assertTrue(text.contains(shown), shown + "\n" + text);
        }
    }

    @Test
    void shouldShowARunThatHasJustBegun() {
        final String text = text(Screen.lines(States.first(), COLUMNS));

        assertTrue(text.contains("snapshot 0   0:00:00"), text);
        assertTrue(text.contains("0.0 %"), text);
    }

    @Test
    void shouldGiveTheBarTheRoomThatThereIs() {
        assertEquals(60, bar(200));
        assertEquals(40, bar(COLUMNS));
        assertEquals(10, bar(20));
    }

    @Test
    void shouldFillAScreenOfAnySizeExactly() {
        final List<AttributedString> lines = Screen.lines(States.large(), 40);

        for (final Size size : List.of(new Size(40, 5), new Size(200, 60), new Size(1, 1))) {
            final List<AttributedString> fitted = FullScreen.fit(lines, size);
            assertEquals(size.getRows(), fitted.size());
            fitted.forEach(line -> assertTrue(line.columnLength() <= size.getColumns()));
        }
    }

    @Test
    void shouldDrawOnATerminalOfEverySizeAndLeaveItAsItWas() throws IOException {
        final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        final List<Boolean> echoes = new ArrayList<>();
        final LineDisciplineTerminal terminal =
                new LineDisciplineTerminal("screen", "xterm", drawn, StandardCharsets.UTF_8) {
                    @Override
                    public void setAttributes(final Attributes attributes) {
                        echoes.add(attributes.getLocalFlag(LocalFlag.ECHO));
                        super.setAttributes(attributes);
                    }
                };

        final ScreenDisplay display = new ScreenDisplay(terminal);
        for (final Size size : List.of(new Size(COLUMNS, ROWS), new Size(30, 6), new Size(0, 0), new Size(160, 50))) {
            terminal.setSize(size);
            display.show(States.large());
            display.show(States.first());
        }
        display.close();

        assertEquals(List.of(false, true), echoes);
        final String text = drawn.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith(ENTER_SCREEN));
        assertTrue(text.contains("tailrace run"));
        assertTrue(text.indexOf(LEAVE_SCREEN) > text.lastIndexOf("Ctrl-C ends the run"));
    }

    private static int bar(final int width) {
        final String line = Screen.lines(States.first(), width).stream()
                .map(AttributedString::toString)
                .filter(it -> it.startsWith("fullest ring"))
                .findFirst()
                .orElseThrow();
        return line.indexOf(']') - line.indexOf('[') - 1;
    }

    private static String text(final List<AttributedString> lines) {
        return String.join("\n", lines.stream().map(AttributedString::toString).toList());
    }
}
