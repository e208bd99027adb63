package io.tailrace.codec.prometheus;

import java.math.BigInteger;

/**
 * Powers of ten as 126-bit numbers: {@code 10^e} lies at or just below {@code (high * 2^63 + low) * 2^(floorLog2(e) - 125)}, for
 * every exponent that a double can need.
 */
final class PowersOfTen {
    private static final int LOWEST = -292;
    private static final int HIGHEST = 324;
    private static final int BITS = 126;
    private static final double LOG2_OF_10 = Math.log(10) / Math.log(2);
    private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];
    private static final long[] LOW = new long[HIGHEST - LOWEST + 1];

    static {
        for (int exponent = LOWEST; exponent <= HIGHEST; exponent++) {
            final BigInteger rounded = roundedUp(exponent);
            HIGH[exponent - LOWEST] = rounded.shiftRight(63).longValueExact();
            LOW[exponent - LOWEST] =
                    rounded.and(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
        }
    }

    private PowersOfTen() {}

    static long high(final int exponent) {
        return HIGH[exponent - LOWEST];
    }

    static long low(final int exponent) {
        return LOW[exponent - LOWEST];
    }

    /** Exact in double arithmetic: no multiple of log2(10) in this range comes near enough to a whole number. */
    static int floorLog2(final int exponent) {
        return (int) Math.floor(exponent * LOG2_OF_10);
    }

    private static BigInteger roundedUp(final int exponent) {
        final int shift = BITS - 1 - floorLog2(exponent);
        final BigInteger numerator = BigInteger.TEN.pow(Math.max(exponent, 0)).shiftLeft(Math.max(shift, 0));
        final BigInteger denominator =
                BigInteger.TEN.pow(Math.max(-exponent, 0)).shiftLeft(Math.max(-shift, 0));
        return numerator.divide(denominator).add(BigInteger.ONE);
    }
}
