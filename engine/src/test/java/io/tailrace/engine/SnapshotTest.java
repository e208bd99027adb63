package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.sbe.DescriptorDecoder;
import io.tailrace.codec.sbe.SeriesDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.codec.sbe.StatusDecoder;
import io.tailrace.codec.sbe.ValuePartDecoder;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.SettableClock;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a snapshot is cut, what is in it, and how it lies in frames. */
class SnapshotTest {
    private static final long INTERVAL_NS = Pipeline.INTERVAL_MS * 1_000_000;

    private final Pipeline pipeline = Pipeline.inMemory();
    private final Received received = pipeline.received;
    private final Channel channel = pipeline.engine.openChannel("worker");
    private final Metric hits = pipeline.counter("hits_total");

    @AfterEach
    void end() {
        pipeline.end();
    }

    @Test
    void shouldCutOneSnapshotAnInterval() {
        pipeline.interval();
        for (int i = 1; i <= 5; i++) {
            channel.counter(hits).add(i);
            pipeline.interval();

            final Snapshot snapshot = received.lastSnapshot();
            assertEquals(received.snapshots.size(), snapshot.snapshotId());
            assertEquals(1, snapshot.samples());
            assertEquals(snapshot.fromNs() + INTERVAL_NS, snapshot.toNs());
            assertEquals(SettableClock.START_EPOCH_NS + (i + 1) * INTERVAL_NS, snapshot.toNs());
        }
        assertEquals(15, received.counter("hits_total"));
    }

    @Test
    void shouldCutNothingBeforeTheIntervalIsOver() {
        pipeline.interval();
        final int before = received.snapshots.size();
        channel.counter(hits).increment();

        pipeline.passMs(Pipeline.INTERVAL_MS - 1);
        assertEquals(before, received.snapshots.size());
        pipeline.passMs(1);
        assertEquals(before + 1, received.snapshots.size());
    }

    @Test
    void shouldWriteNothingButSignsOfLifeWhileNothingChanges() {
        channel.counter(hits).increment();
        pipeline.interval();
        final int before = received.frames.size();

        for (int i = 0; i < 20; i++) {
            pipeline.interval();
        }

        assertEquals(1, received.snapshots.size());
        assertTrue(received.frames.stream().skip(before).allMatch(frame -> isOf(frame, StatusDecoder.TEMPLATE_ID)));
    }

    @Test
    void shouldWriteOnlyWhatAnIntervalTouched() {
        final Metric misses = pipeline.counter("misses_total");
        channel.counter(hits).increment();
        channel.counter(misses).increment();
        pipeline.interval();

        channel.counter(misses).add(10);
        pipeline.interval();

        assertEquals(
                List.of("tailrace_snapshots_total", "tailrace_samples_total", "tailrace_frames_total", "misses_total"),
                received.lastSnapshot().values().counters().stream()
                        .map(value -> value.series().metric().name())
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void shouldKeepToItsPlanWhenADutyCycleIsLate() {
        channel.counter(hits).increment();
        pipeline.passMs(170);
        assertEquals(1, received.snapshots.size());

        channel.counter(hits).increment();
        pipeline.passMs(30);
        assertEquals(2, received.snapshots.size(), "200 ms after the start, as planned");
    }

    @Test
    void shouldCutOnceAfterALongStall() {
        channel.counter(hits).increment();
        pipeline.passMs(1_050);
        assertEquals(1, received.snapshots.size());
        channel.counter(hits).increment();

        pipeline.passMs(49);
        assertEquals(1, received.snapshots.size());
        pipeline.passMs(1);
        assertEquals(2, received.snapshots.size());
    }

    @Test
    void shouldMakeMetricsAndSeriesKnownOnceAndBeforeTheirFirstValue() {
        pipeline.interval();
        final long descriptors = count(DescriptorDecoder.TEMPLATE_ID);
        final long series = count(SeriesDecoder.TEMPLATE_ID);
        final Metric labelled = pipeline.counter("labelled_total", "route");
        for (int i = 0; i < 5; i++) {
            channel.counter(labelled, "/" + i).increment();
            channel.counter(labelled, "/0").increment();
            pipeline.interval();
            assertEquals(i == 0 ? 2 : 1, received.counter("labelled_total", "/" + i));
        }
        assertEquals(descriptors + 1, count(DescriptorDecoder.TEMPLATE_ID));
        assertEquals(series + 5, count(SeriesDecoder.TEMPLATE_ID));
        assertEquals(List.of(), received.faults, "a reader calls a value of an unknown series a fault");
    }

    @Test
    void shouldCutManySeriesIntoPartsOfAtMost64KiB() {
        pipeline.interval(); // with the checkpoint that the reader asked for
        final Metric many = pipeline.engine.register(MetricDescriptor.counter("many_total")
                .help("Many.")
                .labelNames("n")
                .seriesLimit(20_000)
                .build());
        for (int i = 0; i < 20_000; i++) {
            channel.counter(many, "n" + i).add(i);
        }
        pipeline.interval();

        final List<Received.Frame> parts = received.frames.stream()
                .filter(frame -> isOf(frame, ValuePartDecoder.TEMPLATE_ID))
                .filter(frame -> frame.lengthInBytes() > 10_000)
                .toList();
        assertEquals(4, parts.size(), "12 bytes each");
        assertTrue(parts.stream().allMatch(frame -> frame.lengthInBytes() <= FrameLayout.MAX_FRAME_LENGTH));
        assertTrue(parts.stream().limit(3).allMatch(frame -> frame.lengthInBytes() > 65_000), "parts are filled");
        assertEquals(20_000, received.lastSnapshot().samples());
        for (int i = 0; i < 20_000; i += 997) {
            assertEquals(i, received.counter("many_total", "n" + i));
        }
        assertEquals(
                SnapshotCommitDecoder.TEMPLATE_ID, lastFrameThatIsNoStatus().templateId());
    }

    @Test
    void shouldCutAHistogramOfMoreThan64KiBIntoPieces() {
        final HistogramRange range = new HistogramRange(1, 1L << 40, 5);
        final Metric fine = pipeline.engine.register(
                MetricDescriptor.histogram("fine").help("Fine.").range(range).build());
        final Metric plain = pipeline.histogram("plain");
        final Histogram expected = new Histogram(1, 1L << 40, 5);
        for (int interval = 0; interval < 3; interval++) {
            for (long i = 0; i < 30_000; i++) {
                final long value = i * i * (interval + 1);
                assertEquals(RecordResult.ACCEPTED, channel.histogram(fine).record(value));
                expected.recordValue(value);
            }
            channel.histogram(plain).record(interval);
            pipeline.interval();
            assertEquals(2, received.lastSnapshot().values().histograms().size());
        }

        assertEquals(expected, received.totals("fine").histogram().buckets());
        assertEquals(3, received.totals("plain").histogram().count());
        assertTrue(received.frames.stream().allMatch(frame -> frame.lengthInBytes() <= FrameLayout.MAX_FRAME_LENGTH));
    }

    private long count(final int templateId) {
        return received.frames.stream().filter(frame -> isOf(frame, templateId)).count();
    }

    private Received.Frame lastFrameThatIsNoStatus() {
        return received.frames.stream()
                .filter(frame -> !isOf(frame, StatusDecoder.TEMPLATE_ID))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static boolean isOf(final Received.Frame frame, final int templateId) {
        return frame.templateId() == templateId;
    }
}
