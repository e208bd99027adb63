package io.tailrace.engine.entry;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import java.util.Optional;
import java.util.UUID;

/** An adapter that keeps the contract; tests override what theirs breaks. */
class TestProvider implements TelemetryProvider {
    @Override
    public ComponentId componentId() {
        return ComponentId.Plain.ORCHESTRATOR;
    }

    @Override
    public Optional<UUID> correlationId() {
        return Optional.of(new UUID(1, 2));
    }

    @Override
    public Optional<EntryMetrics> captureMetrics() {
        return Optional.of(EntryMetrics.NONE.withCpuUsagePct(12.5f).withThroughputPerSec(1_000));
    }
}
