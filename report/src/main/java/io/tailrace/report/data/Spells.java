package io.tailrace.report.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** States that begin and end, such as a channel's limit; of very many the first are kept. One thread. */
final class Spells {
    private static final int MOST_OPEN = 1_000;

    private final Map<String, ReportEvent> open = new HashMap<>();
    private final EventList ended;

    Spells(final EventList ended) {
        this.ended = ended;
    }

    /** A state begins; that it goes on already changes nothing. */
    void begin(final String key, final long ns, final String kind, final String level, final String text) {
        if (open.size() < MOST_OPEN) {
            open.putIfAbsent(key, new ReportEvent(ns, ns, kind, level, text));
        }
    }

    /** A state ends; that it never began changes nothing. */
    void end(final String key, final long ns) {
        final ReportEvent begun = open.remove(key);
        if (begun != null) {
            ended.add(until(begun, ns));
        }
    }

    /** All states end: what tells of them has ended. */
    void endAll(final long ns) {
        open.values().forEach(begun -> ended.add(until(begun, ns)));
        open.clear();
    }

    /** States that go on, until a moment. */
    List<ReportEvent> goingOn(final long ns) {
        final List<ReportEvent> events = new ArrayList<>();
        open.values().forEach(begun -> events.add(until(begun, ns)));
        return events;
    }

    private static ReportEvent until(final ReportEvent begun, final long ns) {
        return new ReportEvent(begun.fromNs(), Math.max(ns, begun.fromNs()), begun.kind(), begun.level(), begun.text());
    }
}
