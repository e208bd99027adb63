package io.tailrace.jmh.recording;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Gauge;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.jmh.Metrics;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Channels in each condition that decides what becomes of a sample. */
@State(Scope.Thread)
public class RefusalState {
    private static final int RING_SAMPLES = 2 * Burst.LENGTH;
    private static final double HIGH_WATER = 0.8;

    private final MetricRegistry registry = new MetricRegistry(10);
    private final Metric normal = metric("normal_seconds", Priority.NORMAL);
    private final Metric lowest = metric("lowest_seconds", Priority.LOWEST);
    private final SampleRing emptied = ring();
    private final SharedSampleRing sharedEmptied = sharedRing();

    final Histogram accepted = histogram(emptied, normal);
    final Histogram acceptedLowest = histogram(emptied, lowest);
    final Counter counter =
            new Channel(emptied, registry, EngineClock.system()).counter(registry.register(Metrics.counter()));
    final Gauge gauge = new Channel(emptied, registry, EngineClock.system()).gauge(registry.register(Metrics.gauge()));
    final Histogram highWater = highWater(ring());
    final Histogram full = filled(histogram(ring(), normal));
    final Histogram closed = closed(ring());
    final Histogram rateLimited = rateLimited(ring());
    final Histogram sharedAccepted = histogram(sharedEmptied, normal);
    final Histogram sharedHighWater = sharedHighWater(sharedRing());
    final Histogram sharedFull = filled(histogram(sharedRing(), normal));
    final Histogram sharedRateLimited = sharedRateLimited(sharedRing());

    /** Makes room for a burst. */
    @Setup(Level.Invocation)
    public void empty() {
        drain(emptied);
        drain(sharedEmptied);
    }

    private static void drain(final SampleSource source) {
        source.drain((slots, from, to) -> {}, RING_SAMPLES);
    }

    private Metric metric(final String name, final Priority priority) {
        return registry.register(Metrics.latency(name, priority).build());
    }

    private static SampleRing ring() {
        return new SampleRing(0, "own", RING_SAMPLES, HIGH_WATER, false);
    }

    private static SharedSampleRing sharedRing() {
        return new SharedSampleRing(0, "shared", RING_SAMPLES, HIGH_WATER);
    }

    private Histogram histogram(final SampleRing ring, final Metric metric) {
        return new Channel(ring, registry, EngineClock.system()).histogram(metric);
    }

    private Histogram histogram(final SharedSampleRing ring, final Metric metric) {
        return new SharedChannel(ring, registry, EngineClock.system()).histogram(metric);
    }

    private Histogram highWater(final SampleRing ring) {
        fillAboveMark(histogram(ring, normal));
        return histogram(ring, lowest);
    }

    private Histogram sharedHighWater(final SharedSampleRing ring) {
        fillAboveMark(histogram(ring, normal));
        return histogram(ring, lowest);
    }

    private static void fillAboveMark(final Histogram histogram) {
        for (int i = 0; i < RING_SAMPLES * 0.9; i++) {
            histogram.record(1);
        }
    }

    private Histogram closed(final SampleRing ring) {
        ring.close();
        return histogram(ring, normal);
    }

    /** Nobody grants it tokens, so every call is refused. */
    private Histogram rateLimited(final SampleRing ring) {
        ring.setLimited(true);
        return histogram(ring, normal);
    }

    private Histogram sharedRateLimited(final SharedSampleRing ring) {
        ring.setLimited(true);
        return histogram(ring, normal);
    }

    private static Histogram filled(final Histogram histogram) {
        for (int i = 0; i < RING_SAMPLES; i++) {
            histogram.record(1);
        }
        return histogram;
    }
}
