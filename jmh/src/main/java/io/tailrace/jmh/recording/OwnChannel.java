package io.tailrace.jmh.recording;

import io.tailrace.engine.aggregate.Aggregator;
import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.ring.CallTimer;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.jmh.Metrics;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A channel that its own writer drains between bursts: recording without anybody else on the machine's other core. A few calls are
 * timed, as in an engine.
 */
@State(Scope.Thread)
public class OwnChannel {
    private static final int RING_SAMPLES = 2 * Burst.LENGTH;
    private static final long CALL_BOUND_NS = 15_000;

    ChannelHistogram latency;
    private SampleRing ring;
    private Aggregator aggregator;

    /** Makes ring and aggregator. */
    @Setup
    public void open() {
        final MetricRegistry registry = new MetricRegistry(10);
        final EngineClock clock = EngineClock.system();
        ring = new SampleRing(0, "own", RING_SAMPLES, 0.8, false, new CallTimer(clock, CALL_BOUND_NS));
        aggregator = new Aggregator(registry, BaseTotals.ZERO);
        latency = new Channel(ring, registry, clock).histogram(registry.register(Metrics.latency()));
    }

    /** Gives the burst an empty ring. */
    @Setup(Level.Invocation)
    public void drain() {
        ring.drain(aggregator, RING_SAMPLES);
    }
}
