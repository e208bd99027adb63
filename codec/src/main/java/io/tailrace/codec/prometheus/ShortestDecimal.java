package io.tailrace.codec.prometheus;

/**
 * The shortest decimal that parses back to a double or a float, and of those the nearest to it: {@code digits * 10^exponent}.
 *
 * <p>After Raffaello Giulietti, "The Schubfach way to render doubles" (2020), without the two-digit minimum that Java's own
 * {@code Double.toString} adds. Written here because {@code Double.toString} makes a String, and before JDK 19 not always the
 * shortest: pages of the same values would differ between JDKs. Reused, one thread.
 */
final class ShortestDecimal {
    private static final int SIGNIFICAND_BITS = 53;
    private static final int LOWEST_EXPONENT = -1074;
    private static final long HIDDEN_BIT = 1L << (SIGNIFICAND_BITS - 1);
    private static final long FRACTION_MASK = HIDDEN_BIT - 1;
    private static final int FLOAT_SIGNIFICAND_BITS = 24;
    private static final int FLOAT_LOWEST_EXPONENT = -149;
    private static final int FLOAT_HIDDEN_BIT = 1 << (FLOAT_SIGNIFICAND_BITS - 1);
    private static final long LOW_63_BITS = Long.MAX_VALUE;
    private static final double LOG10_OF_2 = Math.log10(2);
    private static final double LOG10_OF_3_QUARTERS = Math.log10(0.75);

    private long digits;
    private int exponent;

    long digits() {
        return digits;
    }

    int exponent() {
        return exponent;
    }

    /** Takes a finite double that is not negative. */
    void set(final double value) {
        final long bits = Double.doubleToRawLongBits(value);
        final long fraction = bits & FRACTION_MASK;
        final int biased = (int) (bits >>> (SIGNIFICAND_BITS - 1));
        if (bits == 0) {
            digits = 0;
            exponent = 0;
        } else if (biased == 0) {
            convert(fraction, LOWEST_EXPONENT, true);
        } else {
            final int binary = biased - 1 + LOWEST_EXPONENT;
            convert(HIDDEN_BIT | fraction, binary, fraction != 0 || binary == LOWEST_EXPONENT);
        }
        stripZeros();
    }

    /** Takes a finite float that is not negative: fewer digits are enough than for the double of the same value. */
    void set(final float value) {
        final int bits = Float.floatToRawIntBits(value);
        final int fraction = bits & (FLOAT_HIDDEN_BIT - 1);
        final int biased = bits >>> (FLOAT_SIGNIFICAND_BITS - 1);
        if (bits == 0) {
            digits = 0;
            exponent = 0;
        } else if (biased == 0) {
            convert(fraction, FLOAT_LOWEST_EXPONENT, true);
        } else {
            final int binary = biased - 1 + FLOAT_LOWEST_EXPONENT;
            convert(FLOAT_HIDDEN_BIT | fraction, binary, fraction != 0 || binary == FLOAT_LOWEST_EXPONENT);
        }
        stripZeros();
    }

    /**
     * Of {@code significand * 2^binary}. All numbers here are four times as large as in words, so that the ends of the interval
     * that rounds to the number, which lie halfway to its neighbours, are whole. The lower neighbour of a power of two is only half as
     * far away as the upper one: unless it is the lowest, it is not {@code regular}.
     */
    private void convert(final long significand, final int binary, final boolean regular) {
        final int k = (int) Math.floor(regular ? binary * LOG10_OF_2 : binary * LOG10_OF_2 + LOG10_OF_3_QUARTERS);
        final int shift = binary + PowersOfTen.floorLog2(-k) + 2;
        final long middle = significand << 2;
        final long value = scaled(k, middle << shift);
        final long low = scaled(k, (regular ? middle - 2 : middle - 1) << shift);
        final long high = scaled(k, (middle + 2) << shift);
        // Both ends of the interval belong to it when the significand is even, because ties round to even.
        final long open = significand & 1;

        final long below = value >> 2;
        if (below >= 10) {
            final long shorterBelow = below / 10 * 10;
            final boolean lowFits = low + open <= shorterBelow << 2;
            final boolean highFits = ((shorterBelow + 10) << 2) + open <= high;
            if (lowFits != highFits) {
                keep(lowFits ? shorterBelow : shorterBelow + 10, k);
                return;
            }
        }
        final long above = below + 1;
        final boolean lowFits = low + open <= below << 2;
        final boolean highFits = (above << 2) + open <= high;
        if (lowFits != highFits) {
            keep(lowFits ? below : above, k);
            return;
        }
        final long fromMiddle = value - ((below + above) << 1);
        keep(fromMiddle < 0 || (fromMiddle == 0 && (below & 1) == 0) ? below : above, k);
    }

    /** {@code factor * 10^-k}, cut to a whole number whose lowest bit is set if anything was cut off ("round to odd"). */
    private static long scaled(final int k, final long factor) {
        final long powerHigh = PowersOfTen.high(-k);
        final long fromLow = Math.multiplyHigh(PowersOfTen.low(-k), factor);
        final long middle = ((powerHigh * factor) >>> 1) + fromLow;
        final long whole = Math.multiplyHigh(powerHigh, factor) + (middle >>> 63);
        return whole | (((middle & LOW_63_BITS) + LOW_63_BITS) >>> 63);
    }

    private void keep(final long foundDigits, final int foundExponent) {
        digits = foundDigits;
        exponent = foundExponent;
    }

    private void stripZeros() {
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
    }
}
