package io.tailrace.sinks.transport;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Family;
import io.tailrace.engine.recording.Gauge;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedCounter;

/** Counts through an engine's shared channel: what a transport tells may come from threads of its library. */
final class EngineDeliveryMeter implements DeliveryMeter {
    private final String transport;
    private final Counter failures;
    private final Histogram latency;
    private final Histogram latencyMs;
    private final Gauge alert;
    private final Counter delivered;
    private final Family<SharedCounter> refused;
    private final Counter lostFrames;

    EngineDeliveryMeter(final TelemetryEngine engine, final String transport) {
        this.transport = transport;
        final SharedChannel channel = engine.sharedChannel();
        failures = channel.counter(engine.register(DeliveryFamilies.FAILURES), transport);
        latency = channel.histogram(engine.register(DeliveryFamilies.LATENCY), transport);
        latencyMs = channel.histogram(engine.register(DeliveryFamilies.LATENCY_MS), transport);
        alert = channel.gauge(engine.register(DeliveryFamilies.ALERT), transport);
        delivered = channel.counter(engine.register(DeliveryFamilies.DELIVERED), transport);
        refused = channel.counters(engine.register(DeliveryFamilies.REFUSED));
        lostFrames = channel.counter(engine.register(DeliveryFamilies.LOST_FRAMES), transport);
        failures.add(0);
        alert.set(0);
        delivered.add(0);
        lostFrames.add(0);
    }

    @Override
    public void failed() {
        failures.add(1);
    }

    @Override
    public void alert(final boolean isRaised) {
        alert.set(isRaised ? 1 : 0);
    }

    @Override
    public void delivered(final long items) {
        delivered.add(items);
    }

    @Override
    public void latency(final long latencyNs) {
        latency.record(latencyNs);
        latencyMs.record(latencyNs);
    }

    @Override
    public void refused(final String reason, final long items) {
        refused.labels(transport, reason).add(items);
    }

    @Override
    public void lost(final long frames) {
        lostFrames.add(frames);
    }
}
