package io.tailrace.sinks.ndjson;

import io.tailrace.sinks.transport.DeliveryMeter;

/** Counts as an engine would. */
final class CountingMeter implements DeliveryMeter {
    long failures;
    long alerts;
    long delivered;
    long latencies;
    long refused;
    long lost;

    @Override
    public void failed() {
        failures++;
    }

    @Override
    public void alert(final boolean isRaised) {
        alerts += isRaised ? 1 : -1;
    }

    @Override
    public void delivered(final long items) {
        delivered += items;
    }

    @Override
    public void latency(final long latencyNs) {
        latencies++;
    }

    @Override
    public void refused(final String reason, final long items) {
        refused += items;
    }

    @Override
    public void lost(final long frames) {
        lost += frames;
    }
}
