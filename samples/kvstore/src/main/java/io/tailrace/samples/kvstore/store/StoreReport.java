package io.tailrace.samples.kvstore.store;

import java.util.List;

/**
 * What the supervisor told since the report before.
 *
 * @param stats the store's numbers at its last check.
 * @param migrations complete since the start.
 * @param activeAlerts the guardrails that were passed at the last check.
 * @param pastAlerts those that were passed at some check since the report before, at their worst, but no longer at the last.
 * @param events in order.
 * @param lostEvents how many older ones were given up because no report was taken for too long.
 */
public record StoreReport(
        StoreStats stats,
        long migrations,
        List<Alert> activeAlerts,
        List<Alert> pastAlerts,
        List<StoreEvent> events,
        long lostEvents) {}
