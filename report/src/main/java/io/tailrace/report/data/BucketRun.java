package io.tailrace.report.data;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.reader.HistogramTotals;
import java.util.Arrays;

/**
 * What a column recorded in a histogram: the buckets that are not empty. Immutable; 12 bytes a bucket.
 *
 * @param indexes of the buckets, rising.
 * @param counts of each, those of coordinated-omission correction included.
 * @param samples without corrected ones.
 * @param corrected counts that were added.
 * @param sum of the samples, recorded unit.
 * @param min lowest sample.
 * @param max highest sample.
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package but to be read, and is compared by nobody
record BucketRun(int[] indexes, long[] counts, long samples, long corrected, ExactSum sum, long min, long max) {
    private static final int FIRST_CAPACITY = 64;

    static BucketRun of(final HistogramTotals totals) {
        final Collector collector = new Collector();
        totals.visitBuckets(collector::add);
        return new BucketRun(
                Arrays.copyOf(collector.indexes, collector.size),
                Arrays.copyOf(collector.counts, collector.size),
                totals.count(),
                totals.corrected(),
                totals.sum(),
                totals.min(),
                totals.max());
    }

    int length() {
        return indexes.length;
    }

    /** Both together, of the same layout. */
    BucketRun plus(final BucketRun other) {
        final int[] bothIndexes = new int[indexes.length + other.indexes.length];
        final long[] bothCounts = new long[bothIndexes.length];
        int mine = 0;
        int theirs = 0;
        int size = 0;
        while (mine < indexes.length || theirs < other.indexes.length) {
            final int index = Math.min(indexOrEnd(mine), other.indexOrEnd(theirs));
            long count = 0;
            if (indexOrEnd(mine) == index) {
                count = counts[mine++];
            }
            if (other.indexOrEnd(theirs) == index) {
                count = saturatingSum(count, other.counts[theirs++]);
            }
            bothIndexes[size] = index;
            bothCounts[size++] = count;
        }
        return new BucketRun(
                Arrays.copyOf(bothIndexes, size),
                Arrays.copyOf(bothCounts, size),
                saturatingSum(samples, other.samples),
                saturatingSum(corrected, other.corrected),
                sum.plus(other.sum),
                samples == 0 ? other.min : other.samples == 0 ? min : Math.min(min, other.min),
                Math.max(max, other.max));
    }

    static long saturatingSum(final long a, final long b) {
        final long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private int indexOrEnd(final int place) {
        return place < indexes.length ? indexes[place] : Integer.MAX_VALUE;
    }

    /** Takes buckets by rising index. */
    private static final class Collector {
        private int[] indexes = new int[FIRST_CAPACITY];
        private long[] counts = new long[FIRST_CAPACITY];
        private int size;

        void add(final int index, final long count) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            indexes[size] = index;
            counts[size++] = count;
        }
    }
}
