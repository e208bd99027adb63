package io.tailrace.micrometer;

import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is polled for each meter. Meters come and go on any thread; the aggregator's polls. */
final class Pollers {
    private final Map<Meter.Id, List<Poller>> all = new ConcurrentHashMap<>();

    void add(final Meter.Id id, final Poller poller) {
        all.compute(id, (key, known) -> {
            final List<Poller> more = known == null ? new ArrayList<>() : new ArrayList<>(known);
            more.add(poller);
            return more;
        });
    }

    void remove(final Meter.Id id) {
        all.remove(id);
    }

    void pollLast() {
        all.values().forEach(pollers -> pollers.forEach(Poller::pollLast));
    }

    /** One that fails costs itself only; the first fault comes out behind the last one. */
    void poll(final long nowNs) {
        RuntimeException first = null;
        for (final List<Poller> pollers : all.values()) {
            for (final Poller poller : pollers) {
                try {
                    poller.poll(nowNs);
                } catch (final RuntimeException fault) {
                    first = first == null ? fault : first;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
