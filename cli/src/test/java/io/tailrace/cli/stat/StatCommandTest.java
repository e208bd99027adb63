package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StatCommandTest {
    private static final String HOSTILE = "\u001b[31mred\u202e\n}";

    @TempDir
    Path folder;

    @Test
    void shouldShowAnEngineThatWasClosedLongAgo() {
        SampleJournal.write(folder.resolve("journal"));

        final CommandRun run = CommandRun.of("stat", "--once", "--total", folder.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(run, "shop  till-1  build 1.2.3  pid \\d+  CLOSED in order at 2026-01-01T00:00:0.*");
        line(run, "  epoch 1 since 2026-01-01T00:00:00.000Z  restarts 0  ring .* %  not ready: shutdown .* refused 0");
        line(run, "  kvstore_operation_latency_seconds\\{op=get\\} .* 50.\\d us .* 100 us .* 300");
        assertFalse(run.out().contains("rejected_total"), "at zero");
        assertTrue(CommandRun.of("stat", "--once", "--all", folder.toString())
                .out()
                .contains("rejected_total"));
    }

    @Test
    void shouldPrintAnObjectThatItsSchemaKnows() {
        SampleJournal.write(folder.resolve("a/journal"));
        SampleJournal.writeLimited(folder.resolve("b/journal"));
        SampleJournal.writeVersions(folder.resolve("c"));

        final CommandRun run = CommandRun.of("stat", "--once", "--json", folder.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final JsonNode object = run.json();
        assertEquals("tailrace.stat.v1", object.get("schema").asString());
        assertEquals(3, object.get("engines").size());
        final JsonNode engine = object.get("engines").get(0);
        assertEquals("closed", engine.get("state").asString());
        final JsonNode latency = find(engine, "kvstore_operation_latency_seconds");
        assertEquals(300, latency.get("total").get("count").asInt());
        assertEquals(99e-6, latency.get("total").get("p99").asDouble(), 1e-6);
        assertEquals(100, latency.get("interval").get("count").asInt());
        assertTrue(object.get("engines").get(1).get("refused_total").asInt() > 0, "its channel was under a limit");
    }

    @Test
    void shouldFilterByRegularExpressionsAndSort() {
        try (RecordingEngine engine = new RecordingEngine(folder.resolve("journal"), new SettableClock())) {
            for (int i = 0; i < 10; i++) {
                engine.order("buy", 10);
            }
            engine.order("sell", 5_000);
            engine.order("swap", 300);
            engine.advanceMs(600);

            assertEquals(List.of("buy", "sell", "swap"), sides("--sort", "rate"));
            assertEquals(List.of("sell", "swap", "buy"), sides("--sort", "p99"));
            assertEquals(List.of("sell", "swap", "buy"), sides("--sort", "max"));
            assertEquals(List.of("buy", "sell", "swap"), sides("--sort", "name"));
            assertEquals(List.of("sell", "swap"), sides("--label", "side=s.*", "--sort", "name"));
            assertEquals(List.of(), sides("--label", "side=s"));
            assertEquals(List.of(), sides("--label", "other=.*"));
        }
    }

    @Test
    void shouldRefuseWhatIsAskedWronglyInOneLine() {
        try (RecordingEngine engine = new RecordingEngine(folder.resolve("journal"), new SettableClock())) {
            engine.order("a".repeat(60), 1);
            engine.advanceMs(600);
        }
        wrong("--metric (a: no regular expression", "stat", "--metric", "(a");
        wrong("give NAME=REGEX", "stat", "--label", "op");
        wrong("give rate, p99, max or name", "stat", "--sort", "size");
        wrong("--interval: give 100ms to 1m", "stat", "--interval", "2m");
        wrong("--interval: give 100ms to 1m", "stat", "--interval", "10ms");
        // A back reference, because without one Java remembers where it has been.
        wrong("takes too long", "stat", folder.toString(), "--once", "--label", "side=(a|aa)+(b)\\2");
    }

    @Test
    void shouldRefuseAMetricThatNothingHas() {
        SampleJournal.write(folder.resolve("a"));
        SampleJournal.writeLimited(folder.resolve("b"));

        final CommandRun run = CommandRun.of(
                "stat", folder.toString(), "--once", "--metric", "hitz_total", "--metric", "kvstore", "--all");

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
        line(run, "shop  till-1 .*");
        assertEquals(
                "tailrace: no such metric: --metric hitz_total --metric kvstore: did you mean hits_total?"
                        + " without --metric, --all shows what there is",
                run.err().strip());
        assertEquals(
                ExitCode.GOOD,
                CommandRun.of("stat", folder.toString(), "--once", "--metric", "nosuch", "--metric", "hits_.*")
                        .exitCode(),
                "one of them is enough");
    }

    @Test
    void shouldShowHostileNamesCleaned() {
        final SettableClock clock = new SettableClock();
        try (RecordingEngine engine = new RecordingEngine(folder.resolve("journal"), clock)) {
            engine.order(HOSTILE, 1);
            engine.advanceMs(600);

            final CommandRun run = CommandRun.of("stat", "--once", folder.toString());

            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertTrue(
                    run.out().chars().allMatch(character -> character == '\n' || !Character.isISOControl(character)));
            assertFalse(run.out().contains("\u202e"));
            line(run, "  order_seconds\\{side=\\\\u001b\\[31mred\\\\u202e\\\\u000a\\}\\} .*");
            final CommandRun json = CommandRun.of("stat", "--once", "--json", folder.toString());
            assertEquals(
                    HOSTILE,
                    find(json.json().get("engines").get(0), "orders_total")
                            .get("labels")
                            .get("side")
                            .asString());
        }
    }

    @Test
    void shouldSayWhichJournalsCannotBeReadAndShowTheOthers() throws IOException {
        SampleJournal.write(folder.resolve("good"));
        final Path bad = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(bad.resolve("tailrace.journal"), "format=tailrace-journal\nmajor=99\n");
        final Path begun = Files.createDirectories(folder.resolve("begun"));
        Files.writeString(begun.resolve("tailrace.journal"), "format=tailrace-journal\nmajor=1\n");

        final CommandRun run = CommandRun.of("stat", "--once", folder.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(run, "cannot be read: .*bad: written by a newer Tailrace.*");
        line(run, "cannot be read: .*begun: nothing was written into it yet.*");
        line(run, "shop  till-1 .*");
        assertEquals(
                2,
                CommandRun.of("stat", "--once", "--json", folder.toString())
                        .json()
                        .get("unreadable")
                        .size());
    }

    @Test
    void shouldPrintLinesUntilItIsStoppedWhereThereIsNoTerminal() throws Exception {
        SampleJournal.write(folder.resolve("journal"));

        try (RunningCommand stat = RunningCommand.start("stat", "--json", "--interval", "100ms", folder.toString())) {
            stat.awaitOut(Pattern.compile("\\{.*\\}\\n\\{.*\\}\\n"));
            final CommandRun run = stat.stop();
            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertEquals("", run.err());
        }
    }

    @Test
    void shouldChangeNothingInTheFolderOfAJournal() throws IOException, FrameLogException {
        SampleJournal.write(folder.resolve("journal"));
        final List<String> before = listing();

        assertEquals(
                ExitCode.GOOD,
                CommandRun.of("stat", "--once", folder.toString()).exitCode());

        assertEquals(before, listing());
    }

    private List<String> listing() throws IOException {
        final List<String> listing = new ArrayList<>();
        try (var files = Files.list(folder.resolve("journal"))) {
            for (final Path file : files.sorted().toList()) {
                listing.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return listing;
    }

    private List<String> sides(final String... options) {
        final List<String> arguments =
                new ArrayList<>(List.of("stat", "--once", "--json", "--metric", "order_sec.*", folder.toString()));
        arguments.addAll(List.of(options));
        final CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final List<String> sides = new ArrayList<>();
        run.json()
                .get("engines")
                .get(0)
                .get("series")
                .forEach(series -> sides.add(series.get("labels").get("side").asString()));
        return sides;
    }

    private static JsonNode find(final JsonNode engine, final String name) {
        for (final JsonNode series : engine.get("series")) {
            if (series.get("name").asString().equals(name)) {
                return series;
            }
        }
        throw new AssertionError(name + " is not in " + engine);
    }

    private static void wrong(final String message, final String... arguments) {
        final CommandRun run = CommandRun.of(arguments);
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.errLines().size(), run.err());
    }

    private static void line(final CommandRun run, final String pattern) {
        assertTrue(run.outLines().stream().anyMatch(line -> line.matches(pattern)), () -> pattern + "\n" + run.out());
    }
}
