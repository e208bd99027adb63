package io.tailrace.engine.reader.compare;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.reader.HistogramTotals;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

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

    /** Copies totals; {@code scratch} has their range and is overwritten. */
    static Cell of(final HistogramTotals totals, final Histogram scratch) {
        scratch.reset();
        totals.addTo(scratch);
        long[] values = new long[FIRST_CAPACITY];
        long[] counts = new long[FIRST_CAPACITY];
        int size = 0;
        for (final HistogramIterationValue bucket : scratch.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            values[size] = bucket.getValueIteratedTo();
            counts[size++] = bucket.getTotalCountToThisValue();
        }
        return new Cell(
                Arrays.copyOf(values, size),
                Arrays.copyOf(counts, size),
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
        final int found = Arrays.binarySearch(counts, rank(percentile, total()));
        return within(values[found >= 0 ? found : -found - 1]);
    }

    /** A bucket's highest value may lie above every sample. */
    long within(final long value) {
        return Math.max(min, Math.min(value, max));
    }

    /** HdrHistogram's rule: how many counts must be at or below the value. */
    static long rank(final double percentile, final long total) {
        final double capped = Math.min(Math.max(Math.nextAfter(percentile, Double.NEGATIVE_INFINITY), 0), 100);
        return Math.max((long) Math.ceil(capped * total / 100), 1);
    }

    private long valueOrEnd(final int index) {
        return index < values.length ? values[index] : Long.MAX_VALUE;
    }

    private long countBefore(final int index) {
        return index == 0 ? 0 : counts[index - 1];
    }
}
