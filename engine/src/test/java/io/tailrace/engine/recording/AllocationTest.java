package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.aggregate.SampleConsumer;
import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording allocates nothing, whatever becomes of the sample. */
class AllocationTest {
    private static final int CAPACITY = 1_024;
    private static final int CALLS = 20_000;
    private static final SampleConsumer NOWHERE = (slots, from, to) -> {};

    private final SettableClock clock = new SettableClock();
    private final MetricRegistry registry = new MetricRegistry(100);
    private final Metric hits = registry.register(
            MetricDescriptor.counter("hits_total").help("Hits.").build());
    private final Metric depth =
            registry.register(MetricDescriptor.gauge("depth").help("Depth.").build());
    private final Metric sizes = registry.register(MetricDescriptor.histogram("sizes")
            .help("Sizes.")
            .priority(Priority.LOWEST)
            .build());
    private final SharedSampleRing sharedRing = new SharedSampleRing(1, "shared", CAPACITY, 0.8);
    private final SharedChannel shared = new SharedChannel(sharedRing, registry, clock);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingForAnAcceptedSample(final boolean strict) {
        final SampleRing ring = ring(strict);
        final Channel channel = new Channel(ring, registry, clock);
        final Counter counter = channel.counter(hits);
        final Gauge gauge = channel.gauge(depth);
        final Histogram histogram = channel.histogram(sizes);

        assertNoAllocation(RecordResult.ACCEPTED, keptUp(ring, counter::increment));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(ring, () -> gauge.set(1.5)));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(ring, () -> histogram.record(123_456)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingForARefusedSample(final boolean strict) {
        final SampleRing ring = ring(strict);
        final Channel channel = new Channel(ring, registry, clock);
        final Counter counter = channel.counter(hits);
        final Histogram histogram = channel.histogram(sizes);
        fill(() -> histogram.record(1));
        assertNoAllocation(RecordResult.REFUSED_HIGH_WATER, () -> histogram.record(1));

        fill(counter::increment);
        assertNoAllocation(RecordResult.REFUSED_FULL, counter::increment);
        assertNoAllocation(RecordResult.REFUSED_FULL, () -> histogram.record(1));

        channel.close();
        assertNoAllocation(RecordResult.CLOSED, counter::increment);
        assertNoAllocation(RecordResult.CLOSED, () -> histogram.record(1));
        assertNoAllocation(RecordResult.INVALID, () -> counter.add(-1));
    }

    @Test
    void shouldAllocateNothingInTheSharedChannel() {
        final Counter counter = shared.counter(hits);
        final Gauge gauge = shared.gauge(depth);
        final Histogram histogram = shared.histogram(sizes);
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(sharedRing, counter::increment));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(sharedRing, () -> gauge.set(1.5)));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(sharedRing, () -> histogram.record(123_456)));

        fill(() -> histogram.record(1));
        assertNoAllocation(RecordResult.REFUSED_HIGH_WATER, () -> histogram.record(1));

        fill(counter::increment);
        assertNoAllocation(RecordResult.REFUSED_FULL, counter::increment);

        sharedRing.close();
        assertNoAllocation(RecordResult.CLOSED, counter::increment);
        assertNoAllocation(RecordResult.INVALID, () -> counter.add(-1));
    }

    /** But for the room of the times, which is there after the first round of the ring. */
    @Test
    void shouldAllocateNothingForTheTimesOfCallers() {
        final Metric kept = registry.register(
                MetricDescriptor.histogram("kept").help("Kept.").retainSamples().build());
        final SampleRing ring = ring(false);
        final Histogram histogram = new Channel(ring, registry, clock).histogram(kept);
        final Histogram ofAll = shared.histogram(kept);
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(ring, () -> histogram.record(123_456)));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(ring, () -> histogram.recordAt(123_456, 7)));
        assertNoAllocation(RecordResult.ACCEPTED, keptUp(sharedRing, () -> ofAll.recordAt(123_456, 7)));
    }

    /** Drains now and then, so that every call is accepted; the drain is measured with it. */
    private static Supplier<RecordResult> keptUp(final SampleSource ring, final Supplier<RecordResult> call) {
        return () -> {
            if (ring.unread() > CAPACITY / 2) {
                ring.drain(NOWHERE, Integer.MAX_VALUE);
            }
            return call.get();
        };
    }

    private static void fill(final Supplier<RecordResult> call) {
        RecordResult result;
        do {
            result = call.get();
        } while (result == RecordResult.ACCEPTED);
    }

    private static void assertNoAllocation(final RecordResult expected, final Supplier<RecordResult> call) {
        final Runnable calls = () -> {
            for (int i = 0; i < CALLS; i++) {
                if (call.get() != expected) {
                    throw new AssertionError("the answer should be " + expected);
                }
            }
        };
        calls.run();
        assertEquals(0, Allocations.bytesPerRun(calls), () -> "bytes for " + CALLS + " calls that answer " + expected);
    }

    private static SampleRing ring(final boolean strict) {
        return new SampleRing(0, "worker", CAPACITY, 0.8, strict);
    }
}
