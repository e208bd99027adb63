package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a handle answers and what it puts into the ring, of a channel and of the shared channel alike. */
class HandlesTest {
    private static final int CAPACITY = 256;

    private final SettableClock clock = new SettableClock();
    private final MetricRegistry registry = new MetricRegistry(100);
    private final Metric hits = registry.register(MetricDescriptor.counter("hits_total")
            .help("Hits.")
            .labelNames("route")
            .build());
    private final Metric depth =
            registry.register(MetricDescriptor.gauge("depth").help("Depth.").build());
    private final Metric sizes =
            registry.register(MetricDescriptor.histogram("sizes").help("Sizes.").build());
    private final Metric unimportant = registry.register(MetricDescriptor.counter("unimportant_total")
            .help("First to go.")
            .priority(Priority.LOWEST)
            .build());
    private final SampleRing ring = new SampleRing(0, "worker", CAPACITY, 0.5, true);
    private final SharedSampleRing sharedRing = new SharedSampleRing(1, "shared", CAPACITY, 0.5);
    private final Channel channel = new Channel(ring, registry, clock);
    private final SharedChannel shared = new SharedChannel(sharedRing, registry, clock);

    @Test
    void shouldBindAHandleToTheSeriesOfItsLabels() {
        for (final Counter counter : List.of(channel.counter(hits, "/a"), shared.counter(hits, "/a"))) {
            assertEquals(RecordResult.ACCEPTED, counter.add(5));
            assertEquals(RecordResult.ACCEPTED, counter.increment());
            assertEquals(RecordResult.ACCEPTED, counter.add(0));
        }
        final int series = registry.series()[0].id();

        assertEquals(List.of("/a"), registry.series()[0].labelValues());
        assertEquals(List.of(sample(series, 5), sample(series, 1), sample(series, 0)), drain(ring));
        assertEquals(List.of(sample(series, 5), sample(series, 1), sample(series, 0)), drain(sharedRing));
    }

    @Test
    void shouldCarryGaugesAsBits() {
        for (final double value : new double[] {0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertEquals(RecordResult.ACCEPTED, channel.gauge(depth).set(value));
            assertEquals(RecordResult.ACCEPTED, shared.gauge(depth).set(value));

            assertEquals(List.of(sample(0, Double.doubleToRawLongBits(value))), drain(ring));
            assertEquals(List.of(sample(0, Double.doubleToRawLongBits(value))), drain(sharedRing));
        }
    }

    @Test
    void shouldCarryHistogramValuesAsTheyAre() {
        for (final long value : new long[] {0, 17, -3, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(RecordResult.ACCEPTED, channel.histogram(sizes).record(value));
            assertEquals(RecordResult.ACCEPTED, shared.histogram(sizes).record(value));

            assertEquals(List.of(sample(0, value)), drain(ring));
            assertEquals(List.of(sample(0, value)), drain(sharedRing));
        }
    }

    @Test
    void shouldNotTakeANegativeAmount() {
        assertEquals(RecordResult.INVALID, channel.counter(hits, "/a").add(-1));
        assertEquals(RecordResult.INVALID, shared.counter(hits, "/a").add(Long.MIN_VALUE));

        assertEquals(List.of(), drain(ring));
        assertEquals(List.of(), drain(sharedRing));
        assertFalse(RecordResult.INVALID.isRefused());
    }

    @Test
    void shouldSayWhyASampleWasRefused() {
        final Histogram own = channel.histogram(sizes);
        final Histogram ofAll = shared.histogram(sizes);
        for (int i = 0; i < CAPACITY / 2; i++) {
            assertEquals(RecordResult.ACCEPTED, own.record(i));
            assertEquals(RecordResult.ACCEPTED, ofAll.record(i));
        }
        assertEquals(
                RecordResult.REFUSED_HIGH_WATER, channel.counter(unimportant).increment());
        assertEquals(
                RecordResult.REFUSED_HIGH_WATER, shared.counter(unimportant).increment());
        for (int i = CAPACITY / 2; i < CAPACITY; i++) {
            assertEquals(RecordResult.ACCEPTED, own.record(i));
            assertEquals(RecordResult.ACCEPTED, ofAll.record(i));
        }
        assertEquals(RecordResult.REFUSED_FULL, own.record(1));
        assertEquals(RecordResult.REFUSED_FULL, ofAll.record(1));
        assertEquals(RecordResult.REFUSED_FULL, channel.gauge(depth).set(1));
        assertEquals(RecordResult.REFUSED_FULL, shared.gauge(depth).set(1));

        assertTrue(RecordResult.REFUSED_HIGH_WATER.isRefused() && RecordResult.REFUSED_FULL.isRefused());
        assertFalse(RecordResult.ACCEPTED.isRefused());
    }

    @Test
    void shouldAnswerClosedWhenTheChannelIs() {
        final Counter counter = channel.counter(hits, "/a");
        final SharedCounter sharedCounter = shared.counter(hits, "/a");
        channel.close();
        sharedRing.close();

        assertEquals(RecordResult.CLOSED, counter.increment());
        assertEquals(RecordResult.CLOSED, channel.gauge(depth).set(1));
        assertEquals(RecordResult.CLOSED, channel.histogram(sizes).record(1));
        assertEquals(RecordResult.CLOSED, sharedCounter.increment());
        assertEquals(RecordResult.CLOSED, shared.gauge(depth).set(1));
        assertEquals(RecordResult.CLOSED, shared.histogram(sizes).record(1));
        assertEquals(RecordResult.INVALID, counter.add(-1));
        assertFalse(RecordResult.CLOSED.isRefused());
    }

    @Test
    void shouldRefuseAHandleThatDoesNotFitItsMetric() {
        assertThrows(IllegalArgumentException.class, () -> channel.counter(depth));
        assertThrows(IllegalArgumentException.class, () -> channel.gauge(sizes));
        assertThrows(IllegalArgumentException.class, () -> channel.histogram(hits, "/a"));
        assertThrows(IllegalArgumentException.class, () -> shared.counter(depth));
        assertThrows(IllegalArgumentException.class, () -> shared.gauge(sizes));
        assertThrows(IllegalArgumentException.class, () -> shared.histogram(hits, "/a"));
        assertThrows(IllegalArgumentException.class, () -> channel.counter(hits));
        assertThrows(IllegalArgumentException.class, () -> shared.counter(hits, "/a", "/b"));
        assertEquals(0, registry.series().length);
    }

    @Test
    void shouldHaveTheNameOfItsRing() {
        assertEquals("worker", channel.name());
        assertEquals("shared", shared.name());
    }

    private record Sample(int seriesId, long value) {}

    private static Sample sample(final int seriesId, final long value) {
        return new Sample(seriesId, value);
    }

    private static List<Sample> drain(final SampleSource source) {
        final List<Sample> samples = new ArrayList<>();
        source.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        samples.add(sample((int) slots[i], slots[i + 1]));
                    }
                },
                Integer.MAX_VALUE);
        return samples;
    }
}
