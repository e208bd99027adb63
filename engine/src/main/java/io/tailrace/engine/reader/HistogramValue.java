package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import org.HdrHistogram.Histogram;

/**
 * A histogram out of a frame: what an interval added, or a total. The histogram belongs to the receiver.
 *
 * @param series whose values.
 * @param histogram the buckets, recorded unit.
 * @param count of samples; equals the histogram's total count less {@code corrected}.
 * @param sum exact sum of the samples (after clamping), recorded unit.
 * @param min lowest sample, recorded unit.
 * @param max highest sample, recorded unit.
 * @param clamped samples that were outside the range.
 * @param corrected counts that coordinated-omission correction added.
 */
public record HistogramValue(
        SeriesInfo series,
        Histogram histogram,
        long count,
        ExactSum sum,
        long min,
        long max,
        long clamped,
        long corrected) {}
