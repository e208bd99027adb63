package io.tailrace.engine.reader.compare;

import io.tailrace.engine.compare.Interval;
import io.tailrace.engine.compare.Judgement;

/**
 * A quantile, or the mean, of both sides.
 *
 * @param quantile above 0 and up to 1, which is the highest sample; {@link #MEAN} for the mean.
 * @param base its value on the one side with its confidence interval, recorded unit; null if there is not enough data.
 * @param now on the other side; null likewise.
 * @param judgement what to make of it; null likewise.
 * @param lacking what there is not enough of, in words; empty if there is enough.
 */
public record ComparedStatistic(double quantile, Interval base, Interval now, Judgement judgement, String lacking) {
    /** Stands in the place of a quantile for the mean. */
    public static final double MEAN = 0;

    static ComparedStatistic judged(
            final double quantile, final Interval base, final Interval now, final double threshold) {
        return new ComparedStatistic(quantile, base, now, Judgement.of(base, now, threshold), "");
    }

    static ComparedStatistic lacking(final double quantile, final String what) {
        return new ComparedStatistic(quantile, null, null, null, what);
    }

    /**
     * Whether there is a verdict.
     *
     * @return false if there is not enough data.
     */
    public boolean isJudged() {
        return judgement != null;
    }
}
