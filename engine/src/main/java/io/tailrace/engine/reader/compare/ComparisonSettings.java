package io.tailrace.engine.reader.compare;

import java.util.List;

/**
 * How two recordings are compared.
 *
 * @param quantiles above 0 and up to 1, each once; 1 is the highest sample. The mean is always compared, too.
 * @param threshold ratio that matters, above 1: 1.1 for a tenth.
 * @param confidence of all intervals together, {@link #LOWEST_CONFIDENCE} to {@link #HIGHEST_CONFIDENCE}.
 * @param seed of the draws.
 */
public record ComparisonSettings(List<Double> quantiles, double threshold, double confidence, long seed) {
    /** Less would be no confidence. */
    public static final double LOWEST_CONFIDENCE = 0.5;

    /** More would need more draws than are made in a reasonable time. */
    public static final double HIGHEST_CONFIDENCE = 0.999;

    /** More quantiles than these are not taken. */
    public static final int MOST_QUANTILES = 20;

    /** Median to maximum, a tenth, 99 %. */
    public static final ComparisonSettings DEFAULT =
            new ComparisonSettings(List.of(0.5, 0.9, 0.99, 0.999, 1.0), 1.1, 0.99, 1);

    private static final int DRAWS_BEYOND = 4;

    /**
     * Copies the quantiles.
     *
     * @throws IllegalArgumentException if something is out of its range.
     */
    public ComparisonSettings {
        quantiles = List.copyOf(quantiles);
        if (quantiles.isEmpty()
                || quantiles.size() > MOST_QUANTILES
                || quantiles.stream().distinct().count() < quantiles.size()
                || quantiles.stream().anyMatch(quantile -> !(quantile > 0 && quantile <= 1))) {
            throw new IllegalArgumentException(
                    "1 to " + MOST_QUANTILES + " quantiles above 0 and up to 1, each once, not " + quantiles);
        }
        if (!(threshold > 1) || threshold == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("threshold must be above 1, was " + threshold);
        }
        if (!(confidence >= LOWEST_CONFIDENCE && confidence <= HIGHEST_CONFIDENCE)) {
            throw new IllegalArgumentException("confidence must be from " + LOWEST_CONFIDENCE + " to "
                    + HIGHEST_CONFIDENCE + ", was " + confidence);
        }
    }

    /**
     * Confidence of one interval. So many verdicts are given at once that one of them would be wrong too often if each were as sure as all
     * together are to be (Bonferroni's correction; it holds whatever quantiles have to do with each other).
     *
     * @return above {@link #confidence()}.
     */
    public double confidenceOfEach() {
        return 1 - 2 * chance();
    }

    /** How often one interval may miss on one side. */
    double chance() {
        return (1 - confidence) / (quantiles.size() + 1) / 2;
    }

    /** So many that some lie beyond each end of the intervals. */
    int draws() {
        return (int) Math.max(1_000, Math.ceil(DRAWS_BEYOND / chance()));
    }
}
