package io.tailrace.jmh.paced;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long calls took: from when they began (service time) and from when they were due (response time). */
final class CallTimes {
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final double QUICK_SHARE = 0.99;

    private final Histogram serviceNs = new Histogram(HIGHEST_NS, 3);
    private final Histogram responseNs = new Histogram(HIGHEST_NS, 3);

    void add(final long dueNs, final long beginNs, final long endNs) {
        serviceNs.recordValue(endNs - beginNs);
        responseNs.recordValue(endNs - dueNs);
    }

    long count() {
        return serviceNs.getTotalCount();
    }

    long serviceNs(final double percentile) {
        return serviceNs.getValueAtPercentile(percentile);
    }

    long responseNs(final double percentile) {
        return responseNs.getValueAtPercentile(percentile);
    }

    /** Mean of the quickest 99 %: finer than a percentile where the clock's step is coarser than what is measured. */
    double quickMeanServiceNs() {
        return quickMean(serviceNs);
    }

    private static double quickMean(final Histogram histogram) {
        final long quick = (long) (histogram.getTotalCount() * QUICK_SHARE);
        double sum = 0;
        long taken = 0;
        for (final HistogramIterationValue bucket : histogram.recordedValues()) {
            final long count = Math.min(bucket.getCountAtValueIteratedTo(), quick - taken);
            sum += (double) count * bucket.getValueIteratedTo();
            taken += count;
        }
        return sum / Math.max(1, taken);
    }
}
