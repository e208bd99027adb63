package io.tailrace.exposer.metrics;

import io.tailrace.codec.registry.MetricFamily;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram of times that the exposer keeps itself, by its {@code le} bounds alone: nobody merges or replays it, so it needs no
 * finer buckets. Event-loop thread.
 */
final class LocalHistogram extends LocalSeries {
    private static final double NS_PER_SECOND = 1e9;

    private final double[] bounds;
    private final long[] boundsNs;
    private final long[] cumulative;
    private long count;
    private long sumNs;

    LocalHistogram(final MetricFamily family, final List<String> labelValues) {
        super(family.labelNames(), labelValues);
        bounds = family.bounds();
        boundsNs = Arrays.stream(bounds)
                .mapToLong(seconds -> Math.round(seconds * NS_PER_SECOND))
                .toArray();
        cumulative = new long[boundsNs.length];
    }

    void record(final long valueNs) {
        for (int i = boundsNs.length - 1; i >= 0 && valueNs <= boundsNs[i]; i--) {
            cumulative[i]++;
        }
        count++;
        sumNs += valueNs;
        onChange();
    }

    @Override
    public double[] bounds() {
        return bounds;
    }

    @Override
    public void copyCumulative(final long[] target) {
        System.arraycopy(cumulative, 0, target, 0, cumulative.length);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public double sum() {
        return sumNs / NS_PER_SECOND;
    }
}
