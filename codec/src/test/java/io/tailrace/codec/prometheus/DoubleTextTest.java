package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleTextTest {
    private static final int RANDOM_DOUBLES = 200_000;

    private final DoubleText doubleText = new DoubleText();
    private final TextBuffer out = new TextBuffer(1);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "0.005, 0.005",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.000001, 1e-06",
        "0.0000025, 2.5e-06",
        "2.5, 2.5",
        "100000, 100000",
        "1000000, 1e+06",
        "1048576, 1.048576e+06",
        "123456.789, 123456.789",
        "-1234567.5, -1.2345675e+06",
        "1e22, 1e+22",
        "1e23, 1e+23",
        "9007199254740993, 9.007199254740992e+15",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf"
    })
    void shouldWriteCanonicalNumbersAsGoDoes(final double value, final String expected) {
        assertEquals(expected, canonical(value));
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567",
        "-1234567, -1234567",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9.007199254740992e+15",
        "-0.0, -0",
        "0.1, 0.1",
        "1234567.5, 1.2345675e+06"
    })
    void shouldWriteWholeValuesInFull(final double value, final String expected) {
        out.put(value);
        assertEquals(expected, out.toString());
    }

    @Test
    void shouldWriteShortestNearestTextOfAnyDouble() {
        final long seed = new SplittableRandom().nextLong();
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RANDOM_DOUBLES; i++) {
            assertShortest(Double.longBitsToDouble(random.nextLong()), seed);
            // Seconds with nanosecond digits: what sums of latencies look like.
            assertShortest(random.nextLong(1L << 50) / 1e9, seed);
        }
    }

    @Test
    void shouldWriteShortestNearestTextAroundEveryPowerOfTwo() {
        for (int exponent = -1074; exponent < 1024; exponent++) {
            final double power = Math.scalb(1.0, exponent);
            assertShortest(power, 0);
            assertShortest(Math.nextUp(power), 0);
            assertShortest(Math.nextDown(power), 0);
        }
    }

    private void assertShortest(final double value, final long seed) {
        final String text = canonical(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return;
        }
        assertEquals(value, Double.parseDouble(text), () -> "seed " + seed);
        final BigDecimal written = new BigDecimal(text).stripTrailingZeros();
        final BigDecimal exact = new BigDecimal(value);
        if (written.precision() > 1) {
            for (final RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                final BigDecimal shorter = exact.round(new MathContext(written.precision() - 1, mode));
                assertFalse(
                        shorter.doubleValue() == value, () -> shorter + " is shorter than " + text + ", seed " + seed);
            }
        }
        final BigDecimal nearest = exact.round(new MathContext(written.precision(), RoundingMode.HALF_EVEN));
        if (nearest.doubleValue() == value) {
            assertEquals(
                    exact.subtract(nearest).abs(),
                    exact.subtract(written).abs(),
                    () -> text + " is not the nearest, seed " + seed);
        }
    }

    private String canonical(final double value) {
        out.clear();
        doubleText.putCanonical(value, out);
        return out.toString();
    }
}
