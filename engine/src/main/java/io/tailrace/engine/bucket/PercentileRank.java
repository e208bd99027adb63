package io.tailrace.engine.bucket;

/** HdrHistogram's rule for percentiles ({@code AbstractHistogram.getValueAtPercentile}), for those who count without one. */
public final class PercentileRank {
    private static final double ALL = 100;

    private PercentileRank() {}

    /**
     * How many counts must be at or below the value at a percentile.
     *
     * @param percentile 0 to 100; beyond is taken as the nearer end.
     * @param total all counts together.
     * @return from 1.
     */
    public static long of(final double percentile, final long total) {
        final double capped = Math.min(Math.max(Math.nextAfter(percentile, Double.NEGATIVE_INFINITY), 0), ALL);
        return Math.max((long) Math.ceil(capped * total / ALL), 1);
    }
}
