package io.tailrace.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events for the time line, so many of each kind and level; of the others it is known how many there were. One thread. */
final class EventList {
    /** Of a kind and a level. */
    static final int MOST_ALIKE = 150;

    private final List<ReportEvent> events = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private long leftOut;

    void add(final ReportEvent event) {
        if (alike.merge(event.kind() + ' ' + event.level(), 1, Integer::sum) <= MOST_ALIKE) {
            events.add(event);
        } else {
            leftOut++;
        }
    }

    long leftOut() {
        return leftOut;
    }

    /** By their beginning, together with some that go on. */
    List<ReportEvent> with(final List<ReportEvent> goingOn) {
        final List<ReportEvent> all = new ArrayList<>(events);
        all.addAll(goingOn);
        all.sort(Comparator.comparingLong(ReportEvent::fromNs));
        return all;
    }
}
