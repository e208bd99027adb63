package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.PercentileRank;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Counts of the buckets that are not empty, by rising index: 12 bytes each, whatever the range. What a histogram in memory would need
 * 185 kB for is a few kB here, and reading it is in proportion to what was recorded.
 */
final class BucketCounts {
    private static final int FIRST_CAPACITY = 16;

    private final BucketLayout layout;
    private int[] indexes = new int[0];
    private long[] counts = new long[0];
    private int size;
    private long total;

    BucketCounts(final BucketLayout layout) {
        this.layout = layout;
    }

    long total() {
        return total;
    }

    BucketLayout layout() {
        return layout;
    }

    void reset() {
        size = 0;
        total = 0;
    }

    /** Adds buckets of the same layout. */
    void add(final BucketCursor source) {
        int at = 0;
        int missing = 0;
        while (source.next()) {
            final int index = source.index();
            final long count = source.count();
            total = saturatingSum(total, count);
            if (at >= size || indexes[at] != index) {
                final int found = Arrays.binarySearch(indexes, at, size, index);
                if (found < 0) {
                    at = -found - 1;
                    appendMissing(missing++, index, count);
                    continue;
                }
                at = found;
            }
            counts[at] = saturatingSum(counts[at], count);
            at++;
        }
        if (missing > 0) {
            mergeMissing(missing);
        }
    }

    void addTo(final Histogram target) {
        for (int i = 0; i < size; i++) {
            target.recordValueWithCount(layout.highestAt(indexes[i]), counts[i]);
        }
    }

    /** As {@link Histogram#getValueAtPercentile}: the highest value of the bucket that holds the rank. */
    long valueAtPercentile(final double percentile) {
        final long rank = PercentileRank.of(percentile, total);
        long passed = 0;
        for (int i = 0; i < size; i++) {
            passed = saturatingSum(passed, counts[i]);
            if (passed >= rank) {
                return layout.highestAt(indexes[i]);
            }
        }
        return 0;
    }

    BucketCursor cursor() {
        return new Cursor();
    }

    static long saturatingSum(final long a, final long b) {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Buckets that are new lie behind the others until all of them are known. */
    private void appendMissing(final int missing, final int index, final long count) {
        final int at = size + missing;
        if (at == indexes.length) {
            final int capacity = Math.min(Math.max(at * 2, FIRST_CAPACITY), layout.length());
            indexes = Arrays.copyOf(indexes, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
        indexes[at] = index;
        counts[at] = count;
    }

    /** From the back, so that nothing is overwritten before it was moved. */
    private void mergeMissing(final int missing) {
        if (size == 0) {
            size = missing;
            return;
        }
        final int[] newIndexes = Arrays.copyOfRange(indexes, size, size + missing);
        final long[] newCounts = Arrays.copyOfRange(counts, size, size + missing);
        int from = size - 1;
        int to = size + missing - 1;
        for (int i = missing - 1; i >= 0; to--) {
            if (from >= 0 && indexes[from] > newIndexes[i]) {
                indexes[to] = indexes[from];
                counts[to] = counts[from];
                from--;
            } else {
                indexes[to] = newIndexes[i];
                counts[to] = newCounts[i];
                i--;
            }
        }
        size += missing;
    }

    private final class Cursor implements BucketCursor {
        private int at = -1;

        @Override
        public boolean next() {
            return ++at < size;
        }

        @Override
        public int index() {
            return indexes[at];
        }

        @Override
        public long count() {
            return counts[at];
        }
    }
}
