package io.tailrace.samples.kvstore.load;

/**
 * Ranks by Zipf's law: rank 0 is the most popular, and rank r is drawn in proportion to 1 / (r + 1)^skew. Constant time a draw by
 * the formula of Gray et al., "Quickly Generating Billion-Record Synthetic Databases" (SIGMOD 1994), section 4, as in YCSB's
 * ZipfianGenerator; exact for ranks 0 and 1, a close fit behind. Immutable; threads share one because making it takes a sum over
 * all items.
 */
public final class Zipfian {
    /** YCSB's skew. */
    public static final double DEFAULT_SKEW = 0.99;

    private final long items;
    private final double alpha;
    private final double zeta;
    private final double eta;
    private final double belowRank2;

    /**
     * The distribution over a number of items.
     *
     * @param items at least 2.
     * @param skew above 0 and below 1.
     * @throws IllegalArgumentException if either is out of bounds.
     */
    public Zipfian(final long items, final double skew) {
        if (items < 2 || !(skew > 0 && skew < 1)) {
            throw new IllegalArgumentException("no zipfian over " + items + " items with skew " + skew);
        }
        this.items = items;
        alpha = 1 / (1 - skew);
        zeta = zeta(items, skew);
        eta = (1 - Math.pow(2.0 / items, 1 - skew)) / (1 - zeta(2, skew) / zeta);
        belowRank2 = 1 + Math.pow(0.5, skew);
    }

    /**
     * The rank that a uniform number stands for.
     *
     * @param uniform 0 inclusive to 1 exclusive.
     * @return 0 to items - 1.
     */
    public long rank(final double uniform) {
        final double share = uniform * zeta;
        if (share < 1) {
            return 0;
        }
        if (share < belowRank2) {
            return 1;
        }
        // Rounding may reach the number of items when uniform is next to 1.
        return Math.min(items - 1, (long) (items * Math.pow(eta * uniform - eta + 1, alpha)));
    }

    /** The sum of 1 / r^skew for r from 1 to items. */
    static double zeta(final long items, final double skew) {
        double sum = 0;
        for (long r = 1; r <= items; r++) {
            sum += 1 / Math.pow((double) r, skew);
        }
        return sum;
    }
}
