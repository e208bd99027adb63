package io.tailrace.jmh.gate;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.engine.compare.Interval;
import java.util.Arrays;

/**
 * Subject over ruler, over rounds. Immutable.
 *
 * @param interval of the median ratio.
 * @param spread highest less lowest ratio, over the median: how much rounds differ.
 */
record Ratio(Interval interval, double spread) {
    private static final int DRAWS = 2_000;
    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 1;

    static Ratio of(final double[] ratios) {
        final Interval interval = new Bootstrap(DRAWS, CONFIDENCE, SEED).interval(ratios, Bootstrap::median);
        final double lowest = Arrays.stream(ratios).min().orElseThrow();
        final double highest = Arrays.stream(ratios).max().orElseThrow();
        return new Ratio(interval, (highest - lowest) / interval.estimate());
    }
}
