package io.tailrace.codec.prometheus;

/** Lays out numbers as serde_json does, which takes the layout of the crate ryu. Reused, one thread. */
final class SerdeNumberText {
    private static final int DOUBLE_LONGEST_PLAIN = 16;
    private static final int DOUBLE_LOWEST_PLAIN = -5;
    private static final int FLOAT_LONGEST_PLAIN = 13;
    private static final int FLOAT_LOWEST_PLAIN = -6;

    private final ShortestDecimal decimal = new ShortestDecimal();

    void put(final double value, final TextBuffer out) {
        checkFinite(Double.isFinite(value), value);
        decimal.set(Math.abs(value));
        putSign(Double.doubleToRawLongBits(value) < 0, out);
        putDecimal(DOUBLE_LOWEST_PLAIN, DOUBLE_LONGEST_PLAIN, out);
    }

    void put(final float value, final TextBuffer out) {
        checkFinite(Float.isFinite(value), value);
        decimal.set(Math.abs(value));
        putSign(Float.floatToRawIntBits(value) < 0, out);
        putDecimal(FLOAT_LOWEST_PLAIN, FLOAT_LONGEST_PLAIN, out);
    }

    /** {@code pointAt} is where the point is, counted from before the first digit. */
    private void putDecimal(final int lowestPlain, final int longestPlain, final TextBuffer out) {
        final long digits = decimal.digits();
        final int exponent = decimal.exponent();
        final int count = TextBuffer.digitCount(digits);
        final int pointAt = count + exponent;
        if (digits == 0) {
            out.put("0.0");
        } else if (exponent >= 0 && pointAt <= longestPlain) {
            out.put(digits);
            DoubleText.putZeros(exponent, out);
            out.put(".0");
        } else if (pointAt > 0 && pointAt <= longestPlain) {
            DoubleText.putWithPoint(digits, -exponent, out);
        } else if (pointAt > lowestPlain && pointAt <= 0) {
            out.put("0.");
            DoubleText.putZeros(-pointAt, out);
            out.put(digits);
        } else {
            DoubleText.putWithPoint(digits, count - 1, out);
            out.put('e');
            out.put((long) (pointAt - 1));
        }
    }

    private static void putSign(final boolean isNegative, final TextBuffer out) {
        if (isNegative) {
            out.put('-');
        }
    }

    private static void checkFinite(final boolean isFinite, final double value) {
        if (!isFinite) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
    }
}
