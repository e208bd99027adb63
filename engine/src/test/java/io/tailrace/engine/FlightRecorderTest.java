package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.KeptSamples.Kept;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sample of a metric that retains them is in a block: in order, with its time, soon, and before the commit that counts it. */
class FlightRecorderTest {
    private static final long NS_PER_MS = 1_000_000;

    private final Pipeline pipeline = Pipeline.inMemory();
    private final KeptSamples kept = new KeptSamples();
    private final Metric latency = pipeline.engine.register(
            MetricDescriptor.histogram("latency").help("Kept.").retainSamples().build());
    private final Metric hits = pipeline.counter("hits_total");
    private FrameTailer tailer;
    private long startNs;

    @BeforeEach
    void open() {
        tailer = pipeline.engine.openTailer("samples", StartPosition.EARLIEST);
        startNs = pipeline.clock.epochNanos();
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private KeptSamples passMs(final long ms) {
        pipeline.passMs(ms);
        return poll();
    }

    private KeptSamples poll() {
        tailer.poll(kept::take, Integer.MAX_VALUE);
        return kept;
    }

    @Test
    void shouldKeepEachSampleInOrderWithTheTimeOfItsBatch() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final ChannelHistogram histogram = channel.histogram(latency);
        final ChannelCounter counter = channel.counter(hits);
        histogram.record(10);
        counter.increment();
        histogram.record(-3);
        passMs(1);
        counter.increment();
        histogram.record(Long.MAX_VALUE);
        passMs(1);
        passMs(5);
        assertEquals(
                List.of(kept("worker", 0, 1, 10), kept("worker", 2, 1, -3), kept("worker", 4, 2, Long.MAX_VALUE)),
                kept.samples);
        assertEquals(
                List.of(new KeptSamples.Block(
                        "worker", 0, 4, 3, kept.blocks.get(0).bytes(), 0)),
                kept.blocks);
    }

    private Kept kept(final String channel, final long sequence, final long ms, final long value) {
        return new Kept(channel, sequence, startNs + ms * NS_PER_MS, "latency", value, 0, KeptSamples.NO_TIME);
    }

    @Test
    void shouldWriteABlockWhenItsOldestSampleIsFiveMillisecondsOld() {
        final ChannelHistogram histogram = pipeline.engine.openChannel("worker").histogram(latency);
        histogram.record(1);
        passMs(1);
        for (int i = 0; i < 4; i++) {
            assertTrue(passMs(1).blocks.isEmpty());
            histogram.record(2);
        }
        assertEquals(List.of(1L, 2L, 2L, 2L, 2L), passMs(1).values("latency"));
        assertEquals(1, kept.blocks.size());
    }

    @Test
    void shouldWriteAFullBlockAtOnce() {
        final ChannelHistogram histogram =
                pipeline.engine.openChannel("worker", 1 << 15).histogram(latency);
        for (int i = 0; i < 1 << 15; i++) {
            histogram.record(1_000_000);
        }
        passMs(0);
        assertEquals(2, kept.blocks.size(), "of five bytes a sample");
        passMs(5);
        assertEquals(1 << 15, kept.samples.size());
        assertEquals(
                LongStream.range(0, 1 << 15).boxed().toList(),
                kept.samples.stream().map(Kept::sequence).toList());
    }

    @Test
    void shouldWriteWhatACutCountsBeforeItsCommit() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final ChannelHistogram histogram = channel.histogram(latency);
        final SharedHistogram shared = pipeline.engine.sharedChannel().histogram(latency);
        passMs(99);
        histogram.record(1);
        shared.record(2);
        channel.close();
        passMs(1);
        assertEquals(List.of(1L, 2L), kept.values("latency"));
        assertEquals(1, pipeline.received.snapshots.size());
        assertTrue(kept.blocks.stream().allMatch(block -> block.snapshotsBefore() == 0));
    }

    @Test
    void shouldKeepTheTimesOfCallersAsTheyAre() {
        final Channel channel = pipeline.engine.openChannel("worker", 256);
        final ChannelHistogram histogram = channel.histogram(latency);
        final SharedHistogram shared = pipeline.engine.sharedChannel().histogram(latency);
        for (int i = 0; i < 1_000; i++) {
            histogram.recordAt(i, -7L * i);
            histogram.record(i);
            shared.recordAt(i, Long.MAX_VALUE - i);
            if (i % 50 == 0) {
                passMs(1);
            }
        }
        passMs(5);
        final List<Kept> own = of("worker");
        assertEquals(2_000, own.size());
        for (int i = 0; i < 1_000; i++) {
            assertEquals(-7L * i, own.get(2 * i).callerNs());
            assertEquals(KeptSamples.NO_TIME, own.get(2 * i + 1).callerNs());
        }
        final List<Kept> ofAll = of("shared");
        assertEquals(1_000, ofAll.size());
        for (int i = 0; i < 1_000; i++) {
            assertEquals(Long.MAX_VALUE - i, ofAll.get(i).callerNs());
            assertEquals(i, ofAll.get(i).value());
        }
    }

    private List<Kept> of(final String channel) {
        return kept.samples.stream()
                .filter(sample -> sample.channel().equals(channel))
                .toList();
    }

    @Test
    void shouldKeepExpectedIntervalsAndCountersAndGauges() {
        final Metric requests = pipeline.engine.register(MetricDescriptor.counter("requests_total")
                .help("Kept.")
                .retainSamples()
                .build());
        final Metric depth = pipeline.engine.register(
                MetricDescriptor.gauge("depth").help("Kept.").retainSamples().build());
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.histogram(latency).recordWithExpectedInterval(900, 100);
        channel.counter(requests).addAt(5, 77);
        channel.gauge(depth).setAt(-1.5, 78);
        channel.gauge(depth).set(0);
        passMs(100);
        assertEquals(
                List.of(100L, 0L, 0L, 0L),
                kept.samples.stream().map(Kept::interval).toList());
        assertEquals(
                List.of(900L, 5L, Double.doubleToRawLongBits(-1.5), 0L),
                kept.samples.stream().map(Kept::value).toList());
        assertEquals(
                List.of(KeptSamples.NO_TIME, 77L, 78L, KeptSamples.NO_TIME),
                kept.samples.stream().map(Kept::callerNs).toList());
        assertEquals(5, pipeline.received.counter("requests_total"));
        assertEquals(
                8, pipeline.received.lastSnapshot().values().histograms().get(0).corrected());
    }

    @Test
    void shouldBeInTheJournalWithinTenMilliseconds() {
        final ListFrameLog journal = new ListFrameLog();
        try (Pipeline other = Pipeline.on(journal)) {
            final Metric metric = other.engine.register(MetricDescriptor.histogram("latency")
                    .help("Kept.")
                    .retainSamples()
                    .build());
            final ChannelHistogram histogram =
                    other.engine.openChannel("worker").histogram(metric);
            for (int step = 0; step < 50; step++) {
                histogram.record(step);
                for (int ms = 0; ms < 10; ms++) {
                    other.passMs(1);
                }
                final KeptSamples inJournal = new KeptSamples();
                journal.read(inJournal::take);
                assertEquals(step + 1, inJournal.samples.size());
            }
        }
    }

    @Test
    void shouldWriteNoBlockForMetricsThatRetainNothing() {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(hits).addAt(1, 5);
        passMs(100);
        assertTrue(kept.blocks.isEmpty());
        assertEquals(1, pipeline.received.counter("hits_total"));
    }
}
