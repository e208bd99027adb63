package io.tailrace.jmh.gate;

import java.util.List;

/**
 * What a tree is judged by. Immutable.
 *
 * @param jdk major version.
 * @param date when it was measured, yyyy-mm-dd.
 * @param command how.
 * @param forks of each benchmark.
 * @param machine where.
 * @param ratios in the plan's order.
 */
record Baseline(int jdk, String date, String command, int forks, Machine machine, List<BaselineRatio> ratios) {
    Baseline {
        ratios = List.copyOf(ratios);
    }

    /** Of a pair that {@link BaselineRules} found in it. */
    Ratio ratio(final Pair pair) {
        return ratios.stream()
                .filter(ratio -> ratio.isOf(pair))
                .findFirst()
                .orElseThrow()
                .ratio();
    }
}
