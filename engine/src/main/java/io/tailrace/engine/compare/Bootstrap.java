package io.tailrace.engine.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap (B. Efron, 1979): draws as many values as there are, with replacement, many times, and takes the spread of the statistic
 * over the draws as its confidence interval. Assumes no distribution, but that the values are independent.
 */
public final class Bootstrap {
    private final int draws;
    private final double confidence;
    private final long seed;

    /**
     * Makes one; the same seed gives the same intervals.
     *
     * @param draws how often to draw, from 100.
     * @param confidence of the intervals, above 0 and below 1.
     * @param seed of the draws.
     */
    public Bootstrap(final int draws, final double confidence, final long seed) {
        if (draws < 100 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "draws must be 100 or more and confidence between 0 and 1, were " + draws + ", " + confidence);
        }
        this.draws = draws;
        this.confidence = confidence;
        this.seed = seed;
    }

    /**
     * The interval of a statistic.
     *
     * @param values at least one; not changed.
     * @param statistic of values of that number, in no order.
     * @return around the statistic of all values.
     */
    public Interval interval(final double[] values, final ToDoubleFunction<double[]> statistic) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] results = new double[draws];
        final double[] drawn = new double[values.length];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = values[random.nextInt(values.length)];
            }
            results[draw] = statistic.applyAsDouble(drawn);
        }
        return around(statistic.applyAsDouble(values.clone()), results);
    }

    /**
     * The interval of an estimate whose draws the caller made.
     *
     * @param estimate of the whole.
     * @param results of the draws, at least one; sorted in place.
     * @return around the estimate.
     */
    public Interval around(final double estimate, final double[] results) {
        Arrays.sort(results);
        final double tail = (1 - confidence) / 2;
        final int last = results.length - 1;
        final double low = results[(int) Math.floor(tail * last)];
        final double high = results[(int) Math.ceil((1 - tail) * last)];
        return new Interval(Math.min(low, estimate), estimate, Math.max(high, estimate));
    }

    /**
     * The median, a statistic that one wild value does not move.
     *
     * @param values at least one; sorted in place.
     * @return the middle value, or the mean of the middle two.
     */
    public static double median(final double[] values) {
        Arrays.sort(values);
        final int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
