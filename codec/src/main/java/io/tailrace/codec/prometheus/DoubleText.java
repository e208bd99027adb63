package io.tailrace.codec.prometheus;

/** Lays out doubles as Go's {@code strconv.FormatFloat(value, 'g', -1, 64)} does. Reused, one thread. */
final class DoubleText {
    private static final double WHOLE_LIMIT = 0x1p53;
    private static final int LOWEST_PLAIN_EXPONENT = -4;
    private static final int LOWEST_SCIENTIFIC_EXPONENT = 6;

    private final ShortestDecimal decimal = new ShortestDecimal();

    /** Whole numbers in full: a page is also read by people, and every parser takes both forms. */
    void putValue(final double value, final TextBuffer out) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT && !isNegativeZero(value)) {
            out.put((long) value);
        } else {
            putCanonical(value, out);
        }
    }

    /** One text a number, for {@code le} labels: series of different clients and builds meet by it. */
    void putCanonical(final double value, final TextBuffer out) {
        if (Double.isNaN(value)) {
            out.put("NaN");
        } else if (Double.isInfinite(value)) {
            out.put(value > 0 ? "+Inf" : "-Inf");
        } else {
            if (value < 0 || isNegativeZero(value)) {
                out.put('-');
            }
            decimal.set(Math.abs(value));
            putDecimal(decimal.digits(), decimal.exponent(), out);
        }
    }

    private static void putDecimal(final long digits, final int exponent, final TextBuffer out) {
        final int count = TextBuffer.digitCount(digits);
        final int firstExponent = count + exponent - 1;
        if (digits != 0 && (firstExponent < LOWEST_PLAIN_EXPONENT || firstExponent >= LOWEST_SCIENTIFIC_EXPONENT)) {
            putWithPoint(digits, count - 1, out);
            out.put('e');
            out.put(firstExponent < 0 ? '-' : '+');
            final int magnitude = Math.abs(firstExponent);
            if (magnitude < 10) {
                out.put('0');
            }
            out.put((long) magnitude);
        } else if (exponent >= 0) {
            out.put(digits);
            putZeros(exponent, out);
        } else if (firstExponent < 0) {
            out.put("0.");
            putZeros(-firstExponent - 1, out);
            out.put(digits);
        } else {
            putWithPoint(digits, -exponent, out);
        }
    }

    static void putWithPoint(final long digits, final int decimals, final TextBuffer out) {
        long divisor = 1;
        for (int i = 0; i < decimals; i++) {
            divisor *= 10;
        }
        final long whole = digits / divisor;
        out.put(whole);
        if (decimals > 0) {
            final long fraction = digits - whole * divisor;
            out.put('.');
            putZeros(decimals - TextBuffer.digitCount(fraction), out);
            out.put(fraction);
        }
    }

    static void putZeros(final int count, final TextBuffer out) {
        for (int i = 0; i < count; i++) {
            out.put('0');
        }
    }

    private static boolean isNegativeZero(final double value) {
        return value == 0 && Double.doubleToRawLongBits(value) != 0;
    }
}
