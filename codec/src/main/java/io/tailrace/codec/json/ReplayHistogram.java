package io.tailrace.codec.json;

/**
 * What came to a histogram in an interval, in the unit of its line.
 *
 * @param count of samples.
 * @param sum of them.
 * @param min the lowest.
 * @param p50 half are at or below it.
 * @param p90 nine of ten are.
 * @param p99 99 of a hundred are.
 * @param p999 999 of a thousand are.
 * @param max the highest.
 * @param clamped samples outside the histogram's range.
 * @param corrected counts that coordinated-omission correction added.
 */
public record ReplayHistogram(
        long count,
        double sum,
        double min,
        double p50,
        double p90,
        double p99,
        double p999,
        double max,
        long clamped,
        long corrected) {}
