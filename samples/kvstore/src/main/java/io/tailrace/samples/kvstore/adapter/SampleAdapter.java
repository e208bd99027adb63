package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.engine.entry.TelemetryProvider;
import io.tailrace.engine.time.EngineClock;
import java.util.Optional;
import java.util.UUID;

/** What the sample's adapters have in common. Its correlation id and its throughput are set by one thread and read by any. */
abstract class SampleAdapter implements TelemetryProvider {
    private final ComponentId component;
    private final EngineClock clock;
    private volatile Optional<UUID> correlationId = Optional.empty();
    private volatile double operationsPerSecond = Double.NaN;

    SampleAdapter(final ComponentId component, final EngineClock clock) {
        this.component = component;
        this.clock = clock;
    }

    @Override
    public final ComponentId componentId() {
        return component;
    }

    @Override
    public final Optional<UUID> correlationId() {
        return correlationId;
    }

    /** Of the process: the adapters share it, and none could be told from the others. */
    @Override
    public final Optional<EntryMetrics> captureMetrics() {
        final double throughput = operationsPerSecond;
        final EntryMetrics metrics = ProcessUse.metrics();
        return Optional.of(Double.isNaN(throughput) ? metrics : metrics.withThroughputPerSec(throughput));
    }

    @Override
    public final EngineClock telemetryClock() {
        return clock;
    }

    /** What its entries belong to from now on: a run, or a migration. */
    final void belongsTo(final UUID id) {
        correlationId = Optional.of(id);
    }

    final void operationsPerSecond(final double value) {
        operationsPerSecond = value;
    }
}
