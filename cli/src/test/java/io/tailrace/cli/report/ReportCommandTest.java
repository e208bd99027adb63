package io.tailrace.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportCommandTest {
    @TempDir
    static Path folder;

    private static Path journal;

    @BeforeAll
    static void writeJournal() {
        journal = folder.resolve("journal");
        SampleJournal.write(journal);
        SampleJournal.write(journal);
    }

    @Test
    void shouldWriteAPageAndTellPrograms() throws IOException {
        final Path file = folder.resolve("report.html");
        Files.writeString(file, "an old one");
        final CommandRun run = CommandRun.of("report", journal.toString(), "-o", file.toString(), "--json");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals("", run.err());
        final JsonNode told = run.json().get("journals").get(0);
        assertEquals(Files.size(file), run.json().get("bytes").asLong());
        assertEquals(
                2 * SampleJournal.SECONDS * SampleJournal.SAMPLES_A_SECOND,
                told.get("samples").asInt());
        assertEquals(2, told.get("epochs").asInt());
        assertTrue(told.get("whole").asBoolean());
        assertTrue(Files.readString(file).startsWith("<!doctype html>"));
    }

    @Test
    void shouldWriteToStandardOutput() {
        final CommandRun run = CommandRun.of("report", journal.toString(), "-o", "-", "--title", "a<b");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertTrue(run.out().contains("<title>a&lt;b</title>"));
        assertTrue(run.out().strip().endsWith("</html>"));
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsStopped() throws IOException {
        final Path file = folder.resolve("stopped.html");
        final StopSignal stop = StopSignal.manual();
        stop.request();
        final CommandRun run = CommandRun.of(stop, "report", journal.toString(), "-o", file.toString());

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertEquals(1, run.errLines().size(), run.err());
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(found -> found.toString().contains("stopped")));
        }
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertEquals(ExitCode.WRONG_USAGE, CommandRun.of("report").exitCode());
        assertEquals(
                ExitCode.WRONG_USAGE,
                CommandRun.of("report", journal.toString(), "-o", "-", "--json").exitCode());
        assertEquals(
                ExitCode.WRONG_USAGE,
                CommandRun.of(
                                "report",
                                journal.toString(),
                                "-o",
                                journal.resolve("x.html").toString())
                        .exitCode());
        assertEquals(
                ExitCode.CANNOT_RUN,
                CommandRun.of(
                                "report",
                                folder.resolve("none").toString(),
                                "-o",
                                folder.resolve("x.html").toString())
                        .exitCode());
        assertFalse(Files.exists(folder.resolve("x.html")));
        assertEquals(
                ExitCode.WRONG_USAGE,
                CommandRun.of("serve", journal.toString(), "--port", "99999").exitCode());
    }

    @Test
    void shouldRefuseAMetricThatNoJournalHas() {
        final Path file = folder.resolve("nosuch.html");
        final String name = "kvstore_operation_latncy_seconds";
        final CommandRun run = CommandRun.of("report", journal.toString(), "--metric", name, "-o", file.toString());

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
        assertEquals(
                "tailrace: no such metric: --metric " + name + " in " + journal
                        + ": did you mean kvstore_operation_latency_seconds? tailrace replay without --metric shows what there is",
                run.err().strip());
        assertFalse(Files.exists(file));

        final Path other = folder.resolve("other");
        SampleJournal.writeLimited(other);
        final CommandRun both = CommandRun.of(
                "report", journal.toString(), other.toString(), "--metric", "hits_total", "-o", file.toString());
        assertEquals(ExitCode.GOOD, both.exitCode(), both.err());
    }

    @Test
    void shouldKeepADayUnderFiveMegabytes() throws IOException {
        final Path day = folder.resolve("day");
        DayJournal.write(day, 5);
        final Path file = folder.resolve("day.html");
        final CommandRun run = CommandRun.of("report", day.toString(), "-o", file.toString(), "--json");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertTrue(Files.size(file) < DayJournal.MOST_BYTES, "bytes: " + Files.size(file));
        final JsonNode told = run.json().get("journals").get(0);
        assertTrue(told.get("columns").asInt() >= 140, told::toString);
        assertEquals(DayJournal.SECONDS / 60 * 5L * 100, told.get("samples").asLong());
    }
}
