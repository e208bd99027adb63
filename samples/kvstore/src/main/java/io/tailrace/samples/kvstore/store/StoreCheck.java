package io.tailrace.samples.kvstore.store;

import java.util.List;

/**
 * One check of the supervisor, whole: what it saw and what it did about it.
 *
 * @param stats the store's numbers, before what was done took effect.
 * @param migrations complete since the start; those among {@code events} are in it.
 * @param alerts the guardrails that the numbers pass.
 * @param events what happened since the check before, in order.
 */
public record StoreCheck(StoreStats stats, long migrations, List<Alert> alerts, List<StoreEvent> events) {
    /** Copies the lists. */
    public StoreCheck {
        alerts = List.copyOf(alerts);
        events = List.copyOf(events);
    }
}
