package io.tailrace.engine.recording;

import io.tailrace.engine.descriptor.Series;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Label values to handles: an open-addressing table that any number of threads reads without a lock while one adds to it. Entries
 * are immutable, and removed only by another table taking this one's place, so a reader sees an entry whole or not at all, and one that
 * misses looks again under the lock.
 *
 * <p>It holds one entry a series, which the series limit bounds; those of series that have ended go when room is needed. Label sets that were folded into the overflow series are kept
 * apart in a few places that overwrite each other, so that no number of them costs more memory.
 */
final class LabelTable<H> {
    /** Label sets beyond the limit that are found without asking the registry. */
    static final int FOLDED_PLACES = 64;

    private static final int FIRST_PLACES = 16;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final AtomicReferenceArray<Entry<H>> folded = new AtomicReferenceArray<>(FOLDED_PLACES);
    private volatile AtomicReferenceArray<Entry<H>> places = new AtomicReferenceArray<>(FIRST_PLACES);
    private int size;

    /** The handle of up to three label values, absent ones being null; null if it is not here. Any thread. */
    H find(final int hash, final String first, final String second, final String third) {
        final AtomicReferenceArray<Entry<H>> table = places;
        final int mask = table.length() - 1;
        int at = hash & mask;
        Entry<H> entry = table.getAcquire(at); // pairs with setRelease in put
        while (entry != null) {
            if (entry.hash == hash && entry.has(first, second, third)) {
                return entry.handle;
            }
            at = (at + 1) & mask;
            entry = table.getAcquire(at);
        }
        entry = folded.getAcquire(hash & (FOLDED_PLACES - 1)); // pairs with setRelease in addFolded
        return entry != null && entry.hash == hash && entry.has(first, second, third) && entry.isStillFolded()
                ? entry.handle
                : null;
    }

    /** The handle of any number of label values; null if it is not here. Any thread. */
    H find(final int hash, final String[] values) {
        final AtomicReferenceArray<Entry<H>> table = places;
        final int mask = table.length() - 1;
        int at = hash & mask;
        Entry<H> entry = table.getAcquire(at);
        while (entry != null) {
            if (entry.hash == hash && entry.has(values)) {
                return entry.handle;
            }
            at = (at + 1) & mask;
            entry = table.getAcquire(at);
        }
        entry = folded.getAcquire(hash & (FOLDED_PLACES - 1));
        return entry != null && entry.hash == hash && entry.has(values) && entry.isStillFolded() ? entry.handle : null;
    }

    /** Adds what was not found under the lock of the caller. */
    void add(final String[] values, final Series series, final H handle) {
        if (2 * (size + 1) > places.length()) {
            makeRoom();
        }
        put(places, new Entry<>(hash(values), values, series, handle));
        size++;
    }

    /** Remembers a label set beyond the limit, in the place of another one perhaps. Under the lock of the caller. */
    void addFolded(final String[] values, final Series series, final H overflow) {
        final Entry<H> entry = new Entry<>(hash(values), values, series, overflow);
        folded.setRelease(entry.hash & (FOLDED_PLACES - 1), entry); // pairs with getAcquire in find
    }

    /** Entries in the table; under the lock of the caller. */
    int size() {
        return size;
    }

    /** Without those whose series have ended, which may be enough; whoever holds one of their handles can use it still. */
    private void makeRoom() {
        final AtomicReferenceArray<Entry<H>> old = places;
        int alive = 0;
        for (int i = 0; i < old.length(); i++) {
            alive += isAlive(old.getPlain(i)) ? 1 : 0;
        }
        final int length = 4 * (alive + 1) > old.length() ? 2 * old.length() : old.length();
        final AtomicReferenceArray<Entry<H>> next = new AtomicReferenceArray<>(length);
        for (int i = 0; i < old.length(); i++) {
            final Entry<H> entry = old.getPlain(i);
            if (isAlive(entry)) {
                put(next, entry);
            }
        }
        size = alive;
        places = next; // volatile; pairs with the read of places in find
    }

    private static boolean isAlive(final Entry<?> entry) {
        return entry != null && !entry.series.isEnded();
    }

    private static <H> void put(final AtomicReferenceArray<Entry<H>> table, final Entry<H> entry) {
        final int mask = table.length() - 1;
        int at = entry.hash & mask;
        while (table.getPlain(at) != null) {
            at = (at + 1) & mask;
        }
        table.setRelease(at, entry); // pairs with getAcquire in find
    }

    static int hash(final String first) {
        return spread(first.hashCode());
    }

    static int hash(final String first, final String second) {
        return spread(31 * first.hashCode() + second.hashCode());
    }

    static int hash(final String first, final String second, final String third) {
        return spread(31 * (31 * first.hashCode() + second.hashCode()) + third.hashCode());
    }

    static int hash(final String[] values) {
        int hash = 0;
        for (final String value : values) {
            hash = 31 * hash + value.hashCode();
        }
        return spread(hash);
    }

    /** Places are taken by the lowest bits: all bits have a say in them. */
    private static int spread(final int hash) {
        final int product = hash * GOLDEN_RATIO;
        return product ^ (product >>> 16);
    }

    private static final class Entry<H> {
        private final int hash;
        private final String[] values;
        private final Series series;
        private final H handle;
        private final int endings;

        Entry(final int hash, final String[] values, final Series series, final H handle) {
            this.hash = hash;
            this.values = values;
            this.series = series;
            this.handle = handle;
            endings = series.metric().endings();
        }

        /** Since a series ended there may be room. */
        boolean isStillFolded() {
            return endings == series.metric().endings();
        }

        /** The caller gives as many values as all entries have. */
        boolean has(final String first, final String second, final String third) {
            final String[] own = values;
            return own[0].equals(first)
                    && (own.length < 2 || own[1].equals(second))
                    && (own.length < 3 || own[2].equals(third));
        }

        boolean has(final String[] others) {
            for (int i = 0; i < values.length; i++) {
                if (!values[i].equals(others[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
