package io.tailrace.probes;

import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.Family;

/** Handles of one thread's channel. Made by any thread; what they record with is that thread's alone, and so is closing. */
final class Meters implements AutoCloseable {
    private final TelemetryEngine engine;
    private final Channel channel;

    Meters(final TelemetryEngine engine, final String name, final int ringSamples) {
        this.engine = engine;
        channel = engine.openChannel(name, ringSamples);
    }

    ChannelHistogram histogram(final MetricFamily family) {
        return channel.histogram(metric(family));
    }

    Family<ChannelHistogram> histograms(final MetricFamily family) {
        return channel.histograms(metric(family));
    }

    Growth growth(final MetricFamily family, final String... labelValues) {
        return new Growth(channel.counter(metric(family), labelValues));
    }

    Level level(final MetricFamily family, final String... labelValues) {
        return new Level(channel.gauge(metric(family), labelValues), family.unit() == FamilyUnit.SECONDS);
    }

    private Metric metric(final MetricFamily family) {
        return engine.register(ProbeFamilies.of(family));
    }

    @Override
    public void close() {
        channel.close();
    }
}
