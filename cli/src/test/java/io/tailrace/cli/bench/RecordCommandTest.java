package io.tailrace.cli.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.ThreadLeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldCountEveryCallAndFindItInTheJournal() {
        final ThreadLeaks threads = ThreadLeaks.watch();

        final CommandRun run = record("--rate", "2000", "--duration", "300ms", "--channels", "2", "--busy", "--json");

        final JsonNode json = judged(run).json();
        assertAll(
                () -> assertEquals(1, run.outLines().size()),
                () -> assertEquals(2 * 600, json.get("calls").asLong()),
                () -> assertEquals(
                        1_200,
                        json.get("recorded").asLong() + json.get("refused").asLong()),
                () -> assertEquals(2 * 100, json.at("/warm_up/calls").asLong()),
                () -> assertEquals(
                        1_400,
                        json.get("journaled").asLong() + json.get("refused").asLong()),
                () -> assertTrue(json.get("reconciled").asBoolean()),
                () -> assertTrue(json.get("scrapes").asLong() > 0),
                () -> assertTrue(json.get("stream_lines").asLong() > 0),
                () -> assertTrue(json.at("/hiccup_ns/count").asLong() > 0),
                () -> assertFalse(json.has("kept_folder")),
                () -> assertTrue(run.err().contains("measuring for 300 ms"), run.err()));
        threads.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldPrintATableForPeople() {
        final CommandRun run = judged(record("--rate", "1000", "--duration", "50ms"));

        assertTrue(run.out().startsWith("50 calls in "), run.out());
        for (final String row : List.of("p50", "p90", "p99", "p99.9", "p99.99", "max", "mean")) {
            assertTrue(run.outLines().stream().anyMatch(line -> line.matches(Pattern.quote(row) + " +\\d.*")), row);
        }
        assertTrue(run.out().contains("reconciled"), run.out());
    }

    @Test
    void shouldJudgeWhatWasMeasuredWhenItIsStopped() throws Exception {
        try (RunningCommand run = RunningCommand.start(arguments("--rate", "1000", "--json"))) {
            run.awaitErr(Pattern.compile("measuring"));

            final CommandRun ended = judged(run.stop());

            assertTrue(ended.json().get("reconciled").asBoolean(), ended.out());
        }
    }

    @Test
    void shouldSayBeforeItBeginsThatItCannotWrite() throws Exception {
        Files.createFile(folder.resolve("file"));
        final CommandRun run = CommandRun.of(
                "bench", "record", "--hlog", folder.resolve("file/logs").toString());

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains("--hlog"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate 0",
                "--rate 4000001",
                "--rate max",
                "--duration 5x",
                "--duration 0s",
                "--warm-up -1s",
                "--channels 0",
                "--channels 257",
                "--frobnicate"
            })
    void shouldRefuseBadOptionsInOneLine(final String options) {
        final CommandRun run = record(options.split(" ", -1));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("tailrace: ") && run.err().contains(options), run.err());
        assertFalse(Files.exists(folder.resolve("hlog")));
    }

    @Test
    void shouldSayWhichCommandsThereAre() {
        final CommandRun run = CommandRun.of("bench");
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertTrue(run.err().contains("record, exposer, delivery or plot"), run.err());
        assertTrue(CommandRun.of("bench", "plot", "--help").out().contains("Exit codes"));
    }

    /** This machine may be as late as it likes; nothing else may be wrong. */
    private static CommandRun judged(final CommandRun run) {
        assertTrue(run.exitCode() == ExitCode.GOOD || run.exitCode() == ExitCode.NEGATIVE, run.out() + run.err());
        if (run.out().startsWith("{")) {
            run.json()
                    .get("breaches")
                    .forEach(
                            breach -> assertEquals("latency", breach.get("kind").asString(), run.out()));
            assertEquals(run.exitCode() == ExitCode.GOOD, run.json().get("kept").asBoolean());
        }
        return run;
    }

    private CommandRun record(final String... options) {
        return CommandRun.of(arguments(options));
    }

    private String[] arguments(final String... options) {
        final List<String> arguments = new ArrayList<>(
                List.of("bench", "record", "--hlog", folder.resolve("hlog").toString()));
        final List<String> given = List.of(options);
        if (!given.contains("--warm-up")) {
            arguments.addAll(List.of("--warm-up", "50ms"));
        }
        arguments.addAll(given);
        return arguments.toArray(String[]::new);
    }
}
