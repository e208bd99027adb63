package io.tailrace.cli.bench.paced;

import org.HdrHistogram.Histogram;

/** The percentiles that are shown. */
enum Quantile {
    P50("p50", "p50", 50),
    P90("p90", "p90", 90),
    P99("p99", "p99", 99),
    P999("p99.9", "p999", 99.9),
    P9999("p99.99", "p9999", 99.99),
    MAX("max", "max", 100);

    final String label;
    final String field;
    private final double percentile;

    Quantile(final String label, final String field, final double percentile) {
        this.label = label;
        this.field = field;
        this.percentile = percentile;
    }

    /** Its value; 0 if there is none. */
    long of(final Histogram histogram) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }
}
