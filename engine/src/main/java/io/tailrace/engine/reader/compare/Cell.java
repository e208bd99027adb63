package io.tailrace.engine.reader.compare;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.bucket.PercentileRank;
import io.tailrace.engine.reader.HistogramTotals;
import java.util.Arrays;

/** What some intervals that follow each other recorded, as cumulative counts of the buckets that are not empty. Immutable. */
final class Cell {
    private static final int FIRST_CAPACITY = 64;

    private final long[] values;
    private final long[] counts;
    private final long samples;
    private final ExactSum sum;
    private final long min;
    private final long max;

    /**
     * Takes the arrays as they are.
     *
     * @param values the highest of each bucket, rising, recorded unit.
     * @param counts at or below each value, those of coordinated-omission correction included.
     * @param samples without corrected ones.
     * @param sum of the samples.
     * @param min lowest sample.
     * @param max highest sample.
     */
    Cell(
            final long[] values,
            final long[] counts,
            final long samples,
            final ExactSum sum,
            final long min,
            final long max) {
        this.values = values;
        this.counts = counts;
        this.samples = samples;
        this.sum = sum;
        this.min = min;
        this.max = max;
    }

    /** Copies totals. */
    static Cell of(final HistogramTotals totals) {
        final Buckets buckets = new Buckets(totals.layout());
        totals.visitBuckets(buckets);
        return new Cell(
                Arrays.copyOf(buckets.values, buckets.size),
                Arrays.copyOf(buckets.counts, buckets.size),
                totals.count(),
                totals.sum(),
                totals.min(),
                totals.max());
    }

    /** Both together. */
    Cell plus(final Cell other) {
        final long[] bothValues = new long[values.length + other.values.length];
        final long[] bothCounts = new long[bothValues.length];
        int mine = 0;
        int theirs = 0;
        int size = 0;
        while (mine < values.length || theirs < other.values.length) {
            final long value = Math.min(valueOrEnd(mine), other.valueOrEnd(theirs));
            mine += valueOrEnd(mine) == value ? 1 : 0;
            theirs += other.valueOrEnd(theirs) == value ? 1 : 0;
            bothValues[size] = value;
            bothCounts[size++] = countBefore(mine) + other.countBefore(theirs);
        }
        return new Cell(
                Arrays.copyOf(bothValues, size),
                Arrays.copyOf(bothCounts, size),
                samples + other.samples,
                sum.plus(other.sum),
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    long samples() {
        return samples;
    }

    double sum() {
        return sum.toDouble();
    }

    double mean() {
        return sum() / samples;
    }

    long max() {
        return max;
    }

    /** Number of buckets. */
    int length() {
        return values.length;
    }

    /** The highest value of a bucket. */
    long value(final int index) {
        return values[index];
    }

    /** All counts together. */
    long total() {
        return countBefore(counts.length);
    }

    /** Counts of the buckets whose highest value is at or below one. */
    long countUpTo(final long value) {
        final int found = Arrays.binarySearch(values, value);
        return countBefore(found >= 0 ? found + 1 : -found - 1);
    }

    /** The value that a share of all counts is at or below, as {@link HistogramTotals#valueAtPercentile} has it. */
    long valueAtPercentile(final double percentile) {
        final int found = Arrays.binarySearch(counts, PercentileRank.of(percentile, total()));
        return within(values[found >= 0 ? found : -found - 1]);
    }

    /** A bucket's highest value may lie above every sample. */
    long within(final long value) {
        return Math.max(min, Math.min(value, max));
    }

    private long valueOrEnd(final int index) {
        return index < values.length ? values[index] : Long.MAX_VALUE;
    }

    private long countBefore(final int index) {
        return index == 0 ? 0 : counts[index - 1];
    }

    /** Takes buckets by rising index. */
    private static final class Buckets implements BucketVisitor {
        private final BucketLayout layout;
        private long[] values = new long[FIRST_CAPACITY];
        private long[] counts = new long[FIRST_CAPACITY];
        private int size;
        private long total;

        Buckets(final BucketLayout layout) {
            this.layout = layout;
        }

        @Override
        public void visit(final int index, final long count) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            total += count;
            values[size] = layout.highestAt(index);
            counts[size++] = total;
        }
    }
}
