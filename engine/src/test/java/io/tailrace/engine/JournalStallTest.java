package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A journal that takes no frames for a while costs resolution in time, and never counts. */
class JournalStallTest {
    private static final int SMALL_LOG = 1 << 18;
    private static final int INTERVALS = 200;
    private static final HistogramRange FINE = HistogramRange.NUMBERS;

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));
    private final Histogram expected = new Histogram(FINE.lowestValue(), FINE.highestValue(), FINE.significantDigits());
    private final Random values = new Random(7);
    private long recorded;

    @Test
    void shouldMergeIntoLongerIntervalsAndLoseNothing() {
        try (Pipeline pipeline = Pipeline.of(smallLog().journalPatienceNs(Long.MAX_VALUE))) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric fine = fine(pipeline);
            record(pipeline, channel, fine, 5);
            journal.stall();
            record(pipeline, channel, fine, INTERVALS);
            assertTrue(pipeline.received.snapshots.size() < INTERVALS / 2, "most intervals wait for the journal");
            journal.heal();
            record(pipeline, channel, fine, 5);
            pipeline.end();
        }
        final Received received = assertNothingLost();
        assertTrue(
                received.snapshots.stream()
                        .anyMatch(snapshot -> lengthMs(snapshot) > INTERVALS / 2 * Pipeline.INTERVAL_MS),
                "one interval is as long as the stall");
        assertIntervalsTouch(received.snapshots);
    }

    @Test
    void shouldLoseNothingToAJournalThatRefusesByChance() {
        Seeds.run(5, random -> {
            final ListFrameLog log = new ListFrameLog();
            final FaultyFrameLog flaky = new FaultyFrameLog(log, random);
            flaky.refuse(0.7);
            final int samples = 2_000;
            try (Pipeline pipeline = Pipeline.of(
                    new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> flaky))) {
                final Channel channel = pipeline.engine.openChannel("worker");
                final Metric hits = pipeline.counter("hits_total");
                for (int i = 0; i < samples; i++) {
                    channel.counter(hits).increment();
                    pipeline.passMs(random.nextInt(30));
                }
            }
            final Received received = Pipeline.read(log);
            assertEquals(List.of(), received.faults);
            assertEquals(samples, received.counter("hits_total"));
            assertEquals(samples - 1, received.closed.get(0).lastSequence());
        });
    }

    @Test
    void shouldSurviveAJournalThatThrows() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric fine = fine(pipeline);
            record(pipeline, channel, fine, 5);
            journal.fail();
            record(pipeline, channel, fine, 20);
            journal.heal();
            record(pipeline, channel, fine, 5);
            assertEquals(journal.refusals(), pipeline.engine.errorCount());
            assertTrue(pipeline.engine.errorCount() > 0);
        }
        final Received received = assertNothingLost();
        assertEquals(journal.refusals(), received.counter("tailrace_consumer_errors_total"));
    }

    @Test
    void shouldWriteACheckpointThatIsLongerThanTheMemoryLog() {
        final int series = 100;
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Metric many = pipeline.engine.register(MetricDescriptor.histogram("many")
                    .help("Many.")
                    .labelNames("n")
                    .build());
            for (int n = 0; n < series; n++) {
                for (int i = 0; i < 2_000; i++) {
                    channel.histogram(many, "n" + n).record(values.nextLong() >>> (24 + values.nextInt(30)));
                }
                pipeline.interval();
            }
            list.askForCheckpoint();
            pipeline.interval();
            pipeline.interval();
            journal.stall();
            channel.counter(pipeline.counter("hits_total")).add(3);
            for (int i = 0; i < 20; i++) {
                pipeline.interval();
            }
            journal.heal();
            for (int i = 0; i < 20; i++) {
                pipeline.interval();
            }
        }
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertTrue(received.frames.stream()
                        .mapToLong(Received.Frame::lengthInBytes)
                        .sum()
                > 2 * SMALL_LOG);
        assertEquals(series, received.lastCheckpoint().values().histograms().size());
        assertEquals(3, received.counter("hits_total"));
        assertEquals(2_000, received.totals("many", "n7").histogram().count());
    }

    private Pipeline onSmallLog() {
        return Pipeline.of(smallLog());
    }

    private EngineContext smallLog() {
        return new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> journal);
    }

    private static Metric fine(final Pipeline pipeline) {
        return pipeline.engine.register(
                MetricDescriptor.histogram("fine").help("Fine.").range(FINE).build());
    }

    private void record(final Pipeline pipeline, final Channel channel, final Metric metric, final int intervals) {
        for (int i = 0; i < intervals; i++) {
            for (int n = 0; n < 1_000; n++) {
                final long value = values.nextLong(FINE.highestValue());
                assertEquals(false, channel.histogram(metric).record(value).isRefused());
                expected.recordValue(value);
                recorded++;
            }
            pipeline.interval();
        }
    }

    private Received assertNothingLost() {
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertEquals(recorded, received.totals("fine").histogram().count());
        assertEquals(expected, received.totals("fine").histogram().buckets());
        assertEquals(
                recorded,
                received.snapshots.stream().mapToLong(Snapshot::samples).sum());
        assertEquals(recorded - 1, received.closed.get(0).lastSequence());
        return received;
    }

    private static void assertIntervalsTouch(final List<Snapshot> snapshots) {
        for (int i = 1; i < snapshots.size(); i++) {
            assertEquals(snapshots.get(i - 1).toNs(), snapshots.get(i).fromNs());
        }
    }

    private static long lengthMs(final Snapshot snapshot) {
        return (snapshot.toNs() - snapshot.fromNs()) / 1_000_000;
    }
}
