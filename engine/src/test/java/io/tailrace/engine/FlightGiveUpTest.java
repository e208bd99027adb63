package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Behind a journal that stands still, samples are given up: the lowest priority first, counted and told of, and never a snapshot. */
class FlightGiveUpTest {
    private static final int SMALL_LOG = 1 << 20;
    private static final int SAMPLES_A_STEP = 500;

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));
    private final long[] recorded = new long[Priority.COUNT];

    @Test
    void shouldGiveUpTheLowestPriorityFirstAndSayHowMuch() {
        try (Pipeline pipeline = onSmallLog()) {
            final List<Histogram> histograms = histograms(pipeline);
            record(pipeline, histograms, 30);
            journal.stall();
            record(pipeline, histograms, 100);
            journal.heal();
            record(pipeline, histograms, 30);
        }
        final KeptSamples kept = new KeptSamples();
        list.read(kept::take);
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        long before = -1;
        for (final Priority priority : Priority.values()) {
            final long inBlocks = kept.values(name(priority)).size();
            final long told = kept.givenUp.stream()
                    .filter(one -> one.priority() == priority)
                    .mapToLong(GivenUpSamples::samples)
                    .sum();
            assertEquals(
                    recorded[priority.rank()],
                    received.totals(name(priority)).histogram().count());
            assertEquals(recorded[priority.rank()], inBlocks + told);
            assertEquals(told, received.counter("tailrace_retained_samples_given_up_total", lower(priority)));
            assertTrue(told > before, () -> "more of " + priority + " than of what is kept longer");
            before = told;
        }
        final AuditReport report = FlightRecutTest.audit(list);
        assertEquals(List.of(), report.findings());
        assertEquals(
                Arrays.stream(recorded).sum(),
                report.epochs().get(0).retained() + report.epochs().get(0).givenUp());
    }

    @Test
    void shouldCutSnapshotsWhileSamplesAreGivenUp() {
        try (Pipeline pipeline = onSmallLog()) {
            final List<Histogram> histograms = histograms(pipeline);
            record(pipeline, histograms, 10);
            journal.stall();
            record(pipeline, histograms, 60);
            final int before = pipeline.received.snapshots.size();
            record(pipeline, histograms, 60);
            assertTrue(pipeline.received.snapshots.size() > before, "blocks leave snapshots their room");
            journal.heal();
        }
        assertEquals(List.of(), FlightRecutTest.audit(list).findings());
    }

    @Test
    void shouldGoOnBehindAJournalOutage() {
        final EngineContext context =
                new EngineContext().memoryLogLengthInBytes(1 << 18).journal((clock, errors) -> journal);
        try (Pipeline pipeline = Pipeline.of(context)) {
            final List<Histogram> histograms = histograms(pipeline);
            record(pipeline, histograms, 10);
            journal.stall();
            record(pipeline, histograms, 800);
            journal.heal();
            record(pipeline, histograms, 100);
        }
        final AuditReport report = FlightRecutTest.audit(list);
        assertTrue(report.isWhole(), () -> report.findings().toString());
        assertEquals(1, report.epochs().get(0).gaps(), "it was left behind");
        final KeptSamples kept = new KeptSamples();
        list.read(kept::take);
        final long last = recorded[Priority.LOWEST.rank()] - 1;
        assertEquals(last, kept.samples.get(kept.samples.size() - 1).sequence(), "samples are kept again");
    }

    @Test
    void shouldGiveNothingUpWithoutAJournal() {
        try (Pipeline pipeline = Pipeline.of(new EngineContext().memoryLogLengthInBytes(SMALL_LOG))) {
            record(pipeline, histograms(pipeline), 100);
            pipeline.interval();
            assertEquals(0, pipeline.received.counter("tailrace_retained_samples_given_up_total", "lowest"));
        }
    }

    private Pipeline onSmallLog() {
        return Pipeline.of(new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> journal));
    }

    private static List<Histogram> histograms(final Pipeline pipeline) {
        final List<Histogram> histograms = new ArrayList<>();
        for (final Priority priority : Priority.values()) {
            final Channel channel = pipeline.engine.openChannel("of-" + priority);
            final Metric metric = pipeline.engine.register(MetricDescriptor.histogram(name(priority))
                    .help("Kept.")
                    .priority(priority)
                    .retainSamples()
                    .build());
            histograms.add(channel.histogram(metric));
        }
        return histograms;
    }

    private void record(final Pipeline pipeline, final List<Histogram> histograms, final int steps) {
        for (int step = 0; step < steps; step++) {
            for (int rank = 0; rank < Priority.COUNT; rank++) {
                for (int i = 0; i < SAMPLES_A_STEP; i++) {
                    assertTrue(!histograms.get(rank).record(10_000L + i).isRefused());
                    recorded[rank]++;
                }
            }
            pipeline.passMs(10);
        }
    }

    private static String name(final Priority priority) {
        return "latency_" + lower(priority);
    }

    private static String lower(final Priority priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }
}
