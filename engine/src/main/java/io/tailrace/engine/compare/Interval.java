package io.tailrace.engine.compare;

/**
 * An estimate with its confidence interval. Immutable.
 *
 * @param low lower end, at most the estimate.
 * @param estimate what was measured.
 * @param high upper end, at least the estimate.
 */
public record Interval(double low, double estimate, double high) {
    /** Rejects what is no interval. */
    public Interval {
        if (!(low <= estimate && estimate <= high)) {
            throw new IllegalArgumentException(
                    "an interval needs low <= estimate <= high, was " + low + ", " + estimate + ", " + high);
        }
    }

    /**
     * Whether both have a value in common.
     *
     * @param other any.
     * @return true if so, ends included.
     */
    public boolean overlaps(final Interval other) {
        return low <= other.high && other.low <= high;
    }
}
