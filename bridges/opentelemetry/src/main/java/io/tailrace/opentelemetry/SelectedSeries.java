package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Series by the values of some attributes. They are found without a lock and without allocation, whatever other attributes there are: instrumentation gives
 * all that it knows of a request, ports and paths included, and advises the few that count. Any thread looks up, one at a time adds.
 *
 * @param <H> what records into a series.
 */
final class SelectedSeries<H> {
    private static final int FIRST_LENGTH = 16;

    private final List<AttributeKey<?>> keys;

    /** A power of two long; its lists have no more than one entry on average. */
    private volatile AtomicReferenceArray<Entry<H>> table = new AtomicReferenceArray<>(FIRST_LENGTH);

    private final AtomicInteger size = new AtomicInteger();

    private record Entry<H>(int hash, List<Object> values, H handle, Entry<H> next) {}

    SelectedSeries(final List<AttributeKey<?>> keys) {
        this.keys = keys;
    }

    int size() {
        return size.get();
    }

    /** Null if it was not added. */
    H find(final Attributes attributes) {
        final int hash = hash(attributes);
        final AtomicReferenceArray<Entry<H>> current = table;
        Entry<H> entry = current.get(hash & (current.length() - 1));
        while (entry != null && !(entry.hash == hash && matches(entry.values, attributes))) {
            entry = entry.next;
        }
        return entry == null ? null : entry.handle;
    }

    /** Of attributes that are not found. */
    void add(final Attributes attributes, final H handle) {
        if (size.get() == table.length()) {
            grow();
        }
        final Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attributes.get(keys.get(i));
        }
        add(table, hash(attributes), Arrays.asList(values), handle);
        size.incrementAndGet();
    }

    private void grow() {
        final AtomicReferenceArray<Entry<H>> longer = new AtomicReferenceArray<>(2 * table.length());
        for (int i = 0; i < table.length(); i++) {
            for (Entry<H> entry = table.get(i); entry != null; entry = entry.next) {
                add(longer, entry.hash, entry.values, entry.handle);
            }
        }
        table = longer;
    }

    private static <H> void add(
            final AtomicReferenceArray<Entry<H>> table, final int hash, final List<Object> values, final H handle) {
        final int index = hash & (table.length() - 1);
        table.set(index, new Entry<>(hash, values, handle, table.get(index)));
    }

    private int hash(final Attributes attributes) {
        int hash = 0;
        for (int i = 0; i < keys.size(); i++) {
            hash = 31 * hash + Objects.hashCode(attributes.get(keys.get(i)));
        }
        return hash ^ hash >>> 16;
    }

    private boolean matches(final List<Object> values, final Attributes attributes) {
        for (int i = 0; i < keys.size(); i++) {
            if (!Objects.equals(values.get(i), attributes.get(keys.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
