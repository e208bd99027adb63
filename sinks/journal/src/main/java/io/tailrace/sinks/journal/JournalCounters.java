package io.tailrace.sinks.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The values of {@link JournalCounter}: written by the appender's thread, read by any. */
final class JournalCounters {
    private final Map<JournalCounter, AtomicLong> values = new EnumMap<>(JournalCounter.class);

    JournalCounters() {
        for (final JournalCounter counter : JournalCounter.values()) {
            values.put(counter, new AtomicLong());
        }
    }

    void add(final JournalCounter counter, final long amount) {
        final AtomicLong value = values.get(counter);
        // One writer: a plain read and an ordered write are enough.
        value.lazySet(value.getPlain() + amount);
    }

    void increment(final JournalCounter counter) {
        add(counter, 1);
    }

    long get(final JournalCounter counter) {
        return values.get(counter).get();
    }
}
