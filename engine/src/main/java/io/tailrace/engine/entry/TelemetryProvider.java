package io.tailrace.engine.entry;

import static java.util.Objects.requireNonNull;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.time.EngineClock;
import java.util.Optional;
import java.util.UUID;

/**
 * What an adapter implements to tell about itself. Safe for any thread. {@link TelemetryEnforcer} checks that one keeps the contract: no
 * method returns null or throws. A class that {@code tailrace contracts report} is to find has a public constructor without parameters.
 */
public interface TelemetryProvider {
    /**
     * Who tells.
     *
     * @return always the same.
     */
    ComponentId componentId();

    /**
     * What the adapter's present work belongs to.
     *
     * @return empty if it belongs to nothing.
     */
    Optional<UUID> correlationId();

    /**
     * How the adapter is doing now. Called once an entry: cheap.
     *
     * @return empty if nothing is known.
     */
    Optional<EntryMetrics> captureMetrics();

    /**
     * Tells the time of the entries.
     *
     * @return the machine's clocks, unless the adapter was given others.
     */
    default EngineClock telemetryClock() {
        return EngineClock.system();
    }

    /**
     * Makes an entry with a random id and the present time. Making is all: whoever calls it hands the entry on.
     *
     * @param level how grave.
     * @param event what happened.
     * @return an entry of this adapter.
     */
    default TelemetryEntry logEvent(final EventLevel level, final EventData event) {
        return new TelemetryEntry(
                UUID.randomUUID(),
                telemetryClock().epochNanos() / 1_000,
                componentId(),
                level,
                event,
                correlationId(),
                captureMetrics());
    }

    /**
     * The adapter's own check of itself; one that knows more than this overrides it.
     *
     * @throws RuntimeException if it does not keep the contract.
     */
    default void validateContract() {
        requireNonNull(componentId(), "componentId() returned null");
        requireNonNull(correlationId(), "correlationId() returned null");
        requireNonNull(captureMetrics(), "captureMetrics() returned null");
    }
}
