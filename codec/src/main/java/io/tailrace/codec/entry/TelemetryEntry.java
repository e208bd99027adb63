package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;

/**
 * One thing that a component tells. Cannot be changed. What makes an entry a good one (an id that is not nil, a timestamp that is not 0,
 * and more) is the contract's to check: reading takes what can be read.
 *
 * @param id of the event.
 * @param timestampUs microseconds since 1970-01-01T00:00Z, not negative. The seed has 128 bits for it; what does not fit 63 is refused.
 * @param component who.
 * @param level how grave.
 * @param event what.
 * @param correlationId what the event belongs to.
 * @param metrics how the component was doing.
 * @param extra fields of a later version.
 */
public record TelemetryEntry(
        UUID id,
        long timestampUs,
        ComponentId component,
        EventLevel level,
        EventData event,
        Optional<UUID> correlationId,
        Optional<EntryMetrics> metrics,
        ExtraFields extra) {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the timestamp is negative.
     */
    public TelemetryEntry {
        requireNonNull(id, "id");
        requireNonNull(component, "component");
        requireNonNull(level, "level");
        requireNonNull(event, "event");
        requireNonNull(correlationId, "correlationId");
        requireNonNull(metrics, "metrics");
        requireNonNull(extra, "extra");
        if (timestampUs < 0) {
            throw new IllegalArgumentException("timestampUs must not be negative, was " + timestampUs);
        }
    }

    /**
     * An entry without fields of a later version.
     *
     * @param id of the event.
     * @param timestampUs microseconds since 1970-01-01T00:00Z, not negative.
     * @param component who.
     * @param level how grave.
     * @param event what.
     * @param correlationId what the event belongs to.
     * @param metrics how the component was doing.
     */
    public TelemetryEntry(
            final UUID id,
            final long timestampUs,
            final ComponentId component,
            final EventLevel level,
            final EventData event,
            final Optional<UUID> correlationId,
            final Optional<EntryMetrics> metrics) {
        this(id, timestampUs, component, level, event, correlationId, metrics, ExtraFields.NONE);
    }
}
