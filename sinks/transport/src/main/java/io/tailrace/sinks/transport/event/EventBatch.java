package io.tailrace.sinks.transport.event;

import java.util.List;

/**
 * Events in the order in which they happened.
 *
 * @param events one or more.
 */
public record EventBatch(List<Event> events) {
    /** Copies the list. */
    public EventBatch {
        events = List.copyOf(events);
    }
}
