package io.tailrace.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.testsupport.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {
    private static final String COUNT = "kvstore_operation_latency_seconds_count{op=\"get\"} ";

    @TempDir
    Path folder;

    private Path journal;

    @BeforeEach
    void writeJournal() {
        journal = folder.resolve("journal");
        SampleJournal.write(journal);
    }

    @Test
    void shouldWriteTheTotalsAsAPageByDefault() {
        final CommandRun run = replay();

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertTrue(run.out().contains("\n" + COUNT + "300\n"), run.out());
        assertTrue(run.out().contains("le=\"1e-05\"} 30\n"), run.out());
    }

    @Test
    void shouldReplayOnlyTheRange() {
        final CommandRun run = replay("--from", "2026-01-01T00:00:01Z", "--to", "2026-01-01T00:00:02Z");

        assertTrue(run.out().contains("\n" + COUNT + "100\n"), run.out());
    }

    @Test
    void shouldTakeTimesRelativeToNow() {
        final SettableClock clock = new SettableClock();
        clock.advanceMs(3_000);

        final CommandRun run =
                CommandRun.of(StopSignal.manual(), clock, "replay", journal.toString(), "--from", "-2s", "--to", "now");

        assertTrue(run.out().contains("\n" + COUNT + "200\n"), run.out() + run.err());
    }

    @Test
    void shouldSelectEpochMetricAndLabels() {
        SampleJournal.write(journal);

        assertTrue(replay("--epoch", "1").out().contains("\n" + COUNT + "300\n"));
        assertTrue(replay().out().contains("\n" + COUNT + "600\n"));
        assertFalse(replay("--metric", "tailrace_.*").out().contains("kvstore_"));
        assertTrue(replay("--label", "op=get").out().contains(COUNT));
        assertFalse(replay("--label", "op=put").out().contains(COUNT));
    }

    @Test
    void shouldWriteARowForEachIntervalAndSeries() {
        final CommandRun run = replay("--format", "csv", "--interval", "1s", "--metric", "kvstore_.*");

        assertEquals(1 + SampleJournal.SECONDS, run.outLines().size(), run.out());
        assertTrue(run.outLines().get(1).contains("kvstore_operation_latency_seconds"), run.out());
    }

    @Test
    void shouldWriteAJsonObjectForEachIntervalAndSeries() {
        final CommandRun run = replay("--format", "ndjson", "--interval", "1h", "--metric", "kvstore_.*");

        assertEquals(300, run.json().get("count").asInt());
    }

    @Test
    void shouldWriteALogThatHdrHistogramReads() {
        final CommandRun run = replay("--format", "hlog");

        final Histogram sum = new Histogram(3);
        final HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
        EncodableHistogram next = reader.nextIntervalHistogram();
        while (next != null) {
            sum.add((Histogram) next);
            next = reader.nextIntervalHistogram();
        }
        assertEquals(300, sum.getTotalCount());
        assertTrue(sum.valuesAreEquivalent(100_000, sum.getMaxValue()));
    }

    @Test
    void shouldWriteOpenMetricsWithTheTimesOfTheCuts() {
        final CommandRun run = replay("--format", "openmetrics", "--metric", "kvstore_.*", "--interval", "2s");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(
                List.of(COUNT + "200 1767225602.000", COUNT + "300 1767225603.000"),
                run.outLines().stream().filter(line -> line.startsWith(COUNT)).toList());
        assertEquals("# EOF", run.outLines().get(run.outLines().size() - 1));
    }

    @Test
    void shouldSayWhatDoesNotStandInOpenMetrics() {
        // Both epochs begin at the same time.
        SampleJournal.write(journal);

        final CommandRun run = replay("--format", "openmetrics", "--metric", "kvstore_.*");

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.err().matches("tailrace: left out: \\d+ points: the wall clock was set back.*\\R"), run.err());
    }

    @Test
    void shouldWriteTheSameAtAnySpeed() {
        for (final String format : List.of("ndjson", "csv", "hlog")) {
            final String atOnce = replay("--format", format).out();
            assertEquals(
                    noTime(atOnce),
                    noTime(replay("--format", format, "--speed", "100000x").out()));
        }
    }

    @Test
    void shouldEndAPacedReplayWithWhatWasWrittenWhenItIsStopped() throws Exception {
        try (RunningCommand replay = RunningCommand.start(
                "replay", journal.toString(), "--format", "ndjson", "--metric", "kvstore_.*", "--speed", "0.001x")) {
            replay.awaitOut(Pattern.compile("\"count\":100"));

            final CommandRun run = replay.stop();
            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertEquals(1, run.outLines().size(), run.out());
            assertEquals(1, run.errLines().size(), run.err());
        }
    }

    @Test
    void shouldLeaveNothingOfAFormThatIsWholeOrNothingWhenItIsStopped() throws Exception {
        final StopSignal stop = StopSignal.manual();
        stop.request();

        for (final String format : List.of("prometheus", "openmetrics")) {
            final CommandRun run = CommandRun.of(
                    stop,
                    "replay",
                    journal.toString(),
                    "--format",
                    format,
                    "--output",
                    folder.resolve("page").toString());
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertEquals(List.of("journal"), names());
        }
    }

    /** HdrHistogram writes into its log when it was written. */
    private static String noTime(final String text) {
        return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }

    @Test
    void shouldPutAWholeFileInThePlaceOfAnotherOne() throws Exception {
        final Path file = Files.writeString(folder.resolve("page.txt"), "before");

        final CommandRun run = replay("--output", file.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertEquals(replay().out(), Files.readString(file));
        assertEquals(List.of("journal", "page.txt"), names());
    }

    @Test
    void shouldKeepWhatIsThereWhenItCannotBegin() throws Exception {
        final Path file = Files.writeString(folder.resolve("page.txt"), "before");

        final CommandRun run = CommandRun.of("replay", folder.resolve("none").toString(), "--output", file.toString());

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("journal", "page.txt"), names());
    }

    @Test
    void shouldSayThatAFileCannotBeWritten() throws Exception {
        final Path file = Files.createFile(folder.resolve("file"));

        for (final Path output : List.of(file.resolve("page"), folder.resolve("none/page"), folder)) {
            final CommandRun run = replay("--output", output.toString());
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().startsWith("tailrace: cannot write: " + output + " ("), run.err());
        }
        assertEquals(List.of("file", "journal"), names());
    }

    @Test
    void shouldSayThatARangeIsNotWhole() {
        final List<byte[]> frames = new ArrayList<>(SampleJournal.frames(journal));
        frames.remove(frames.size() / 2);
        SampleJournal.write(folder.resolve("damaged"), frames);

        final CommandRun run = CommandRun.of("replay", folder.resolve("damaged").toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("tailrace: not whole: "), run.err());
    }

    @Test
    void shouldStopAtOnceWhenItsReaderHasGone() {
        final OutputStream gone = new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        final Console console = new Console(
                new PrintStream(gone, false, StandardCharsets.UTF_8),
                System.err,
                new SettableClock(),
                StopSignal.manual(),
                Terminals.NONE);

        assertThrows(
                CommandFault.class,
                () -> new StandardOutput(console).write(out -> {
                    write(out, new byte[1 << 20]);
                    return fail("it went on");
                }));
    }

    private static void write(final OutputStream out, final byte[] bytes) {
        try {
            out.write(bytes);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from yesterday",
                "--to 5m",
                "--from now --to -5m",
                "--epoch 0",
                "--metric (",
                "--label op",
                "--label op=get --label op=put",
                "--interval 0s",
                "--interval soon",
                "--format xml",
                "--speed 0x",
                "--speed fast",
                "--speed 10x",
                "--no-such-option"
            })
    void shouldRefuseBadOptionsInOneLine(final String options) {
        final CommandRun run = replay(options.split(" ", -1));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().matches("tailrace: [^:]+: .*" + options.split(" ", -1)[0] + ".*: .+\\R"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--from -5m",
                "--format prometheus",
                "--format ndjson",
                "--samples --format ndjson",
                "--from-samples"
            })
    void shouldSayThatNothingMatches(final String options) {
        final CommandRun run = replay(
                ("--metric kvstore_.* --label op=nope " + options).strip().split(" ", -1));

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertEquals("", run.out());
        assertTrue(run.err().contains("tailrace: nothing in " + journal + " matches: "), run.err());
        assertEquals(options.contains("samples"), run.err().contains("record with run --retain-samples"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--from -5m",
                "--epoch 7",
                "--label op=get",
                "--format openmetrics",
                "--format ndjson",
                "--format csv",
                "--format hlog",
                "--format csv --speed 1000x",
                "--samples --format csv",
                "--from-samples"
            })
    void shouldRefuseAMetricThatTheJournalHasNot(final String options) {
        final CommandRun run = replay(
                ("--metric kvstore_operation_latncy_seconds " + options).strip().split(" ", -1));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run::toString);
        assertEquals(
                "tailrace: no such metric: --metric kvstore_operation_latncy_seconds in " + journal
                        + ": did you mean " + KvWorkload.LATENCY_METRIC
                        + "? tailrace replay without --metric shows what there is",
                run.err().strip());
    }

    @Test
    void shouldTakeAMetricThatIsInTheJournalAndNotInTheRange() {
        final CommandRun run = replay("--metric", KvWorkload.LATENCY_METRIC, "--to", "2001-01-01T00:00:00Z");

        assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        assertTrue(run.err().contains("tailrace: nothing in " + journal + " matches: "), run.err());
    }

    @Test
    void shouldLeaveNoFileForAMetricThatTheJournalHasNot() {
        final Path file = journal.resolveSibling("nosuch.txt");

        final CommandRun run = replay("--metric", "nosuch", "--output", file.toString());

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run::toString);
        assertEquals(
                "tailrace: no such metric: --metric nosuch in " + journal
                        + ": tailrace replay without --metric shows what there is",
                run.err().strip());
        assertFalse(Files.exists(file));
    }

    private CommandRun replay(final String... options) {
        final List<String> arguments = new ArrayList<>(List.of("replay", journal.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
