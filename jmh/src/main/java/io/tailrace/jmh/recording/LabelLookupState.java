package io.tailrace.jmh.recording;

import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.Family;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.jmh.Metrics;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Families with {@value #SERIES} series each, met before, and the label values that find them, in strings of their own. */
@State(Scope.Thread)
public class LabelLookupState {
    static final int SERIES = 64;

    private static final int RING_SAMPLES = 2 * Burst.LENGTH;

    final String[] first = new String[SERIES];
    final String[] second = new String[SERIES];
    final String[] third = new String[SERIES];
    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final SampleRing ring = new SampleRing(0, "own", RING_SAMPLES, 0.8, false);
    private final SharedSampleRing sharedRing = new SharedSampleRing(1, "shared", RING_SAMPLES, 0.8);
    private final Channel channel = new Channel(ring, registry, EngineClock.system());
    final Family<ChannelHistogram> one = family("one_seconds", "a");
    final Family<ChannelHistogram> two = family("two_seconds", "a", "b");
    final Family<ChannelHistogram> three = family("three_seconds", "a", "b", "c");
    final Family<SharedHistogram> shared = new SharedChannel(sharedRing, registry, EngineClock.system())
            .histograms(registry.register(Metrics.latency("shared_seconds", Priority.NORMAL)
                    .labelNames("a", "b")
                    .build()));
    final ChannelHistogram[] resolved = new ChannelHistogram[SERIES];

    /** Meets every label set once. */
    @Setup
    public void meet() {
        for (int i = 0; i < SERIES; i++) {
            first[i] = "route-" + i;
            second[i] = "method-" + i % 4;
            third[i] = "status-" + i % 8;
            resolved[i] = one.labels("route-" + i);
            two.labels("route-" + i, second[i]);
            three.labels("route-" + i, second[i], third[i]);
            shared.labels("route-" + i, second[i]);
        }
    }

    /** Gives the burst empty rings. */
    @Setup(Level.Invocation)
    public void drain() {
        ring.drain((slots, from, to) -> {}, RING_SAMPLES);
        sharedRing.drain((slots, from, to) -> {}, RING_SAMPLES);
    }

    private Family<ChannelHistogram> family(final String name, final String... labelNames) {
        return channel.histograms(registry.register(
                Metrics.latency(name, Priority.NORMAL).labelNames(labelNames).build()));
    }
}
