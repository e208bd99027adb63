package io.tailrace.codec.histogram;

/**
 * A sum of non-negative longs that cannot overflow: {@code high * 2^63 + low}. A cumulative sum of nanoseconds passes 2^63 in
 * 292 years of added-up time, which ten thousand concurrent requests reach in eleven days.
 *
 * @param high multiples of 2^63, at least 0.
 * @param low the rest, 0 to 2^63 - 1.
 */
public record ExactSum(long high, long low) {
    /** Nothing added yet. */
    public static final ExactSum ZERO = new ExactSum(0, 0);

    private static final double TWO_TO_63 = 0x1p63;

    /** Refuses what no sum can be. */
    public ExactSum {
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("a sum has no negative part: high=" + high + " low=" + low);
        }
    }

    /**
     * Adds two sums.
     *
     * @param other what is added.
     * @return the exact sum of both.
     */
    public ExactSum plus(final ExactSum other) {
        final long sum = low + other.low;
        return sum < 0
                ? new ExactSum(high + other.high + 1, sum & Long.MAX_VALUE)
                : new ExactSum(high + other.high, sum);
    }

    /**
     * Takes a sum off again.
     *
     * @param part that this one contains.
     * @return the exact rest.
     * @throws IllegalArgumentException if the part is greater than this sum.
     */
    public ExactSum minus(final ExactSum part) {
        final long rest = low - part.low;
        return rest < 0
                ? new ExactSum(high - part.high - 1, rest & Long.MAX_VALUE)
                : new ExactSum(high - part.high, rest);
    }

    /**
     * The sum as a floating-point number.
     *
     * @return nearest double.
     */
    public double toDouble() {
        return high * TWO_TO_63 + low;
    }
}
