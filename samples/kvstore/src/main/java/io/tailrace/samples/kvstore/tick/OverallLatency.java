package io.tailrace.samples.kvstore.tick;

import io.tailrace.engine.reader.HistogramTotals;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Adds histograms up bucket by bucket, so that the percentiles of the whole are its own and no averages of percentiles. */
final class OverallLatency {
    private final long[] countsByBound;
    private Histogram sum;
    private long maxNs;

    OverallLatency(final int bounds) {
        countsByBound = new long[bounds];
    }

    void add(final HistogramTotals totals) {
        if (sum == null) {
            sum = totals.buckets();
        } else {
            totals.addTo(sum);
        }
        final long[] added = new long[countsByBound.length];
        totals.copyBoundCounts(added);
        for (int i = 0; i < added.length; i++) {
            countsByBound[i] += added[i];
        }
        maxNs = Math.max(maxNs, totals.max());
    }

    Latency latency() {
        return sum == null
                ? Latency.none(countsByBound.length)
                : new Latency(
                        sum.getTotalCount(),
                        percentile(50),
                        percentile(90),
                        percentile(99),
                        Arrays.stream(countsByBound).boxed().toList());
    }

    /** As {@link HistogramTotals#valueAtPercentile}: never above the highest sample. */
    private long percentile(final double percentile) {
        return Math.min(sum.getValueAtPercentile(percentile), maxNs);
    }
}
