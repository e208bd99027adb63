package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import org.HdrHistogram.Histogram;

/**
 * A histogram out of a frame: what an interval added, or a total. Immutable.
 *
 * @param series whose values.
 * @param buckets the counts, recorded unit.
 * @param count of samples; equals the buckets' total less {@code corrected}, which the audit checks.
 * @param sum exact sum of the samples (after clamping), recorded unit.
 * @param min lowest sample, recorded unit.
 * @param max highest sample, recorded unit.
 * @param clamped samples that were outside the range.
 * @param corrected counts that coordinated-omission correction added.
 */
public record HistogramValue(
        SeriesInfo series,
        EncodedBuckets buckets,
        long count,
        ExactSum sum,
        long min,
        long max,
        long clamped,
        long corrected) {
    /**
     * Builds a histogram of the buckets.
     *
     * @return a new one, the caller's own.
     */
    public Histogram histogram() {
        return buckets.toHistogram();
    }
}
