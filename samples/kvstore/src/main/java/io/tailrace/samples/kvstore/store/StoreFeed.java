package io.tailrace.samples.kvstore.store;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what the supervisor tells until somebody takes it: a tick writer once a second, on another thread. A lock is enough, for
 * nobody on the way of an operation comes here. Bounded: events nobody takes are given up from the oldest on, and counted.
 */
public final class StoreFeed implements StoreObserver {
    private static final int MAX_EVENTS = 1_024;

    private final ArrayDeque<StoreEvent> events = new ArrayDeque<>();
    private final Map<Guardrail, Alert> worstAlerts = new LinkedHashMap<>();
    private StoreCheck last;
    private long lostEvents;

    @Override
    public synchronized void checked(final StoreCheck check) {
        last = check;
        for (final Alert alert : check.alerts()) {
            worstAlerts.merge(alert.guardrail(), alert, (a, b) -> b.value() > a.value() ? b : a);
        }
        events.addAll(check.events());
        while (events.size() > MAX_EVENTS) {
            events.removeFirst();
            lostEvents++;
        }
    }

    /**
     * Takes all that came since the last call. Any thread, but what one takes another does not get.
     *
     * @return empty before the first check.
     */
    public synchronized Optional<StoreReport> take() {
        if (last == null) {
            return Optional.empty();
        }
        last.alerts().forEach(alert -> worstAlerts.remove(alert.guardrail()));
        final StoreReport report = new StoreReport(
                last.stats(),
                last.migrations(),
                last.alerts(),
                List.copyOf(worstAlerts.values()),
                List.copyOf(events),
                lostEvents);
        worstAlerts.clear();
        events.clear();
        lostEvents = 0;
        return Optional.of(report);
    }
}
