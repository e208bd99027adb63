package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.journal.Moment;
import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Promtool;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.systemtests.replay.IntervalLog;
import io.tailrace.systemtests.replay.Row;
import io.tailrace.systemtests.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A journal replayed into any form (R-J4) has the run's own numbers in each of them. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {
    @TempDir
    static Path directory;

    private RunRecord run;

    @BeforeAll
    void runOnce() throws IOException, InterruptedException {
        try (RunProcess process = RunProcess.start(directory, "--duration", "2s", "--rate", "20000")) {
            run = process.end(List.of());
        }
    }

    @Test
    void shouldReplayAPageOfTheSameTotals() throws IOException, InterruptedException {
        final Ended replay = replay("--format", "prometheus");
        final Page page = Page.parse(replay.text());
        page.checkHistograms();
        PageAgreement.check(page, run.recount().last());
        assertEquals(run.summary("journaled"), page.total(RunRecord.LATENCY + "_count"));
        Promtool.check(replay.text());
    }

    @Test
    void shouldReplayRowsThatAddUpToTheSameTotals() throws IOException, InterruptedException {
        assertAddUp(Row.ofCsv(replay("--format", "csv").out()));
    }

    @Test
    void shouldReplayJsonLinesThatAddUpToTheSameTotals() throws IOException, InterruptedException {
        final List<String> lines = replay("--format", "ndjson").out();
        lines.forEach(DeclaredOutput::check);
        assertAddUp(Row.ofNdjson(lines));
    }

    @Test
    void shouldReplayAnIntervalLogThatHdrHistogramReads() throws IOException, InterruptedException {
        final Path file = directory.resolve("intervals.hlog");
        replay("--format", "hlog", "--output", file.toString());
        final IntervalLog log = new IntervalLog(file);
        final Map<String, Histogram> sums = log.sums();
        for (final String operation : Tick.OPERATIONS) {
            final String tag = RunRecord.LATENCY + "{op=" + operation + "}";
            final Histogram wanted = run.recount().sum(RunRecord.LATENCY, operation);
            assertEquals(wanted.getTotalCount(), sums.get(tag).getTotalCount(), sums::toString);
            assertEquals(wanted.getValueAtPercentile(99), sums.get(tag).getValueAtPercentile(99));
            final Ended processed = log.process("-tag", tag).expect(0);
            assertTrue(
                    processed.text().matches("(?s).*Total count += +" + wanted.getTotalCount() + "].*"),
                    processed::describe);
        }
    }

    @Test
    void shouldReplayOnlyWhatIsSelected() throws IOException, InterruptedException {
        final List<Row> rows = Row.ofCsv(replay("--format", "csv", "--metric", "kvstore_.*", "--label", "op=get")
                .out());
        assertFalse(rows.isEmpty());
        rows.forEach(row -> {
            assertEquals(RunRecord.LATENCY, row.metric());
            assertEquals("get", row.labels().get("op"));
        });
        assertEquals(run.recount().sum(RunRecord.LATENCY, "get").getTotalCount(), sum(rows));
    }

    @Test
    void shouldSplitAtAnyMomentWithoutLosingOrDoublingAnything() throws IOException, InterruptedException {
        final Moment middle = run.recount().at(1, run.recount().last().snapshotId() / 2);
        final String time = Instant.ofEpochSecond(0, middle.toNs()).toString();
        final List<Row> before = latencies(replay("--format", "csv", "--to", time));
        final List<Row> after = latencies(replay("--format", "csv", "--from", time));
        assertEquals(middle.count(RunRecord.LATENCY), sum(before));
        assertEquals(run.summary("journaled"), sum(before) + sum(after));
    }

    @Test
    void shouldWriteIntoAFileWhatItWouldPrint() throws IOException, InterruptedException {
        final Path file = directory.resolve("rows.ndjson");
        final Ended written = replay("--format", "ndjson", "--interval", "1s", "--output", file.toString());
        assertEquals(List.of(), written.out());
        assertEquals(replay("--format", "ndjson", "--interval", "1s").out(), Files.readAllLines(file));
    }

    private Ended replay(final String... options) throws IOException, InterruptedException {
        final List<String> command =
                new ArrayList<>(List.of("replay", run.journal().toString()));
        command.addAll(List.of(options));
        return Tailrace.in(directory).run(command.toArray(String[]::new)).expect(0);
    }

    private void assertAddUp(final List<Row> rows) {
        for (final String operation : Tick.OPERATIONS) {
            final List<Row> ofOperation = rows.stream()
                    .filter(row -> row.metric().equals(RunRecord.LATENCY)
                            && operation.equals(row.labels().get("op")))
                    .toList();
            assertEquals(run.recount().sum(RunRecord.LATENCY, operation).getTotalCount(), sum(ofOperation), operation);
        }
        final Map<String, Long> rises = new TreeMap<>();
        for (final Row row : rows) {
            if (row.type().equals("counter") && Moment.isWhole(row.metric())) {
                rises.merge(row.metric(), (long) row.count(), Long::sum);
            }
        }
        assertEquals(new TreeMap<>(run.recount().last().totals()), rises);
    }

    private static List<Row> latencies(final Ended replay) {
        return Row.ofCsv(replay.out()).stream()
                .filter(row -> row.metric().equals(RunRecord.LATENCY))
                .toList();
    }

    private static long sum(final List<Row> rows) {
        return (long) rows.stream().mapToDouble(Row::count).sum();
    }
}
