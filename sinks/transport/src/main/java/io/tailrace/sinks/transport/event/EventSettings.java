package io.tailrace.sinks.transport.event;

/**
 * Which events are made, and how many are sent at once.
 *
 * @param entries whether telemetry entries are.
 * @param engineEvents whether what happens to the engine is.
 * @param batchEvents events in a batch at the most, at least 1.
 * @param batchBytes their JSON together, about; at least 1.
 */
public record EventSettings(boolean entries, boolean engineEvents, int batchEvents, int batchBytes) {
    /** All events, 256 or half a megabyte at once. */
    public static final EventSettings DEFAULT = new EventSettings(true, true, 256, 512 * 1024);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if nothing would be sent, or a bound is below 1.
     */
    public EventSettings {
        if (!(entries || engineEvents) || batchEvents < 1 || batchBytes < 1) {
            throw new IllegalArgumentException(
                    "events: at least one kind, one event and one byte must be sent, was entries " + entries
                            + ", engineEvents " + engineEvents + ", batchEvents " + batchEvents + ", batchBytes "
                            + batchBytes);
        }
    }
}
