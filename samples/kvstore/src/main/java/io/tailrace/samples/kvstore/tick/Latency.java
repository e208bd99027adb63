package io.tailrace.samples.kvstore.tick;

import io.tailrace.engine.reader.HistogramTotals;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How long the operations of one kind took, from the first on.
 *
 * @param count of operations.
 * @param p50Ns median.
 * @param p90Ns nine of ten took no longer.
 * @param p99Ns ninety-nine of a hundred took no longer.
 * @param countsByBound cumulative, one for each bound of the metric.
 */
record Latency(long count, long p50Ns, long p90Ns, long p99Ns, List<Long> countsByBound) {
    static Latency none(final int bounds) {
        return new Latency(0, 0, 0, 0, Collections.nCopies(bounds, 0L));
    }

    static Latency of(final HistogramTotals totals, final int bounds) {
        final long[] countsByBound = new long[bounds];
        totals.copyBoundCounts(countsByBound);
        return new Latency(
                totals.bucketTotal(),
                totals.valueAtPercentile(50),
                totals.valueAtPercentile(90),
                totals.valueAtPercentile(99),
                Arrays.stream(countsByBound).boxed().toList());
    }
}
