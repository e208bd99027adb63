package io.tailrace.cli.collect;

import java.util.List;

/**
 * A quantile that is told.
 *
 * @param key in JSON.
 * @param percentile 0 to 100.
 */
record Quantile(String key, double percentile) {
    static final List<Quantile> ALL = List.of(
            new Quantile("p50", 50),
            new Quantile("p90", 90),
            new Quantile("p99", 99),
            new Quantile("p99_9", 99.9),
            new Quantile("p99_99", 99.99));
}
