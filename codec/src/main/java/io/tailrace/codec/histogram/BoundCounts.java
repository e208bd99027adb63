package io.tailrace.codec.histogram;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The one rule by which {@code le} bounds cut HdrHistogram's buckets; every output uses it.
 *
 * <p>A bucket counts towards a bound if the bucket's lowest value is at or below the bound. So a sample equal to a bound is always
 * inside it, as Prometheus demands, and a bound acts as if it stood at the end of the HdrHistogram bucket that it lies in: at
 * three digits at most 0.1 % above where it is written. Counts are cumulative; the total is the {@code +Inf} bucket.
 */
public final class BoundCounts {
    private BoundCounts() {}

    /**
     * Counts the samples at or below each bound.
     *
     * @param histogram what was recorded; not recorded into meanwhile.
     * @param bounds rising, recorded unit.
     * @param counts receives one cumulative count a bound; at least as long as {@code bounds}.
     */
    public static void cumulative(final Histogram histogram, final long[] bounds, final long[] counts) {
        int bound = 0;
        long total = 0;
        for (final HistogramIterationValue value : histogram.recordedValues()) {
            final long lowest = histogram.lowestEquivalentValue(value.getValueIteratedTo());
            while (bound < bounds.length && lowest > bounds[bound]) {
                counts[bound++] = total;
            }
            total += value.getCountAtValueIteratedTo();
        }
        while (bound < bounds.length) {
            counts[bound++] = total;
        }
    }
}
