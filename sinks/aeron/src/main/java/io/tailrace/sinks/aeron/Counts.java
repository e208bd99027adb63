package io.tailrace.sinks.aeron;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A counter for each constant of an enum. One thread counts, any reads. */
final class Counts<E extends Enum<E>> {
    private final Map<E, AtomicLong> values;

    Counts(final Class<E> keys) {
        values = new EnumMap<>(keys);
        for (final E key : keys.getEnumConstants()) {
            values.put(key, new AtomicLong());
        }
    }

    void add(final E key) {
        final AtomicLong value = values.get(key);
        value.lazySet(value.get() + 1);
    }

    long get(final E key) {
        return values.get(key).get();
    }
}
