package io.tailrace.engine.reader.replay;

import java.util.Comparator;

/**
 * What makes a series one and the same in a backfill: family and labels as they are written, base labels included.
 *
 * @param family without {@code _total}.
 * @param labels in braces.
 */
record BackfillKey(String family, String labels) implements Comparable<BackfillKey> {
    private static final Comparator<BackfillKey> ORDER =
            Comparator.comparing(BackfillKey::family).thenComparing(BackfillKey::labels);

    @Override
    public int compareTo(final BackfillKey other) {
        return ORDER.compare(this, other);
    }
}
