package io.tailrace.engine.compare;

/**
 * A verdict and the ratio that it was given for. A difference counts only when the intervals have nothing in common and the ratio
 * moved by more than a threshold: one of the two alone is noise, or does not matter.
 *
 * @param verdict what to make of it.
 * @param ratio new estimate over base estimate; 1 when both are 0.
 */
public record Judgement(Verdict verdict, double ratio) {
    /**
     * Compares.
     *
     * @param base what was measured before.
     * @param now what is measured now.
     * @param threshold ratio that matters, above 1: 1.1 for a tenth.
     * @return the verdict; less is better.
     * @throws IllegalArgumentException if the threshold is not above 1.
     */
    public static Judgement of(final Interval base, final Interval now, final double threshold) {
        if (!(threshold > 1)) {
            throw new IllegalArgumentException("threshold must be above 1, was " + threshold);
        }
        final double ratio = base.estimate() == now.estimate() ? 1 : now.estimate() / base.estimate();
        if (base.overlaps(now)) {
            return new Judgement(Verdict.WITHIN_NOISE, ratio);
        }
        if (ratio > threshold) {
            return new Judgement(Verdict.WORSE, ratio);
        }
        return new Judgement(ratio < 1 / threshold ? Verdict.BETTER : Verdict.WITHIN_NOISE, ratio);
    }
}
