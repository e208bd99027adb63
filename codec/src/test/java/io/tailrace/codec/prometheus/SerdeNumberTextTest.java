package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts are those of ryu's own layout rules, by hand. */
class SerdeNumberTextTest {
    private static final int RANDOM_FLOATS = 40_000;

    private final TextBuffer out = new TextBuffer(1);

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "-1.5, -1.5",
        "100, 100.0",
        "0.1, 0.1",
        "0.001234, 0.001234",
        "0.00001, 0.00001",
        "0.0000123, 0.0000123",
        "0.00000123, 1.23e-6",
        "0.000001, 1e-6",
        "1000000000000000, 1000000000000000.0",
        "1234567890123456, 1234567890123456.0",
        "9007199254740993, 9007199254740992.0",
        "10000000000000000, 1e16",
        "12345678901234567, 1.2345678901234568e16",
        "1e22, 1e22",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void shouldWriteDoublesAsSerdeDoes(final double value, final String expected) {
        out.putSerde(value);
        assertEquals(expected, out.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "0.1, 0.1",
        "99.9, 99.9",
        "0.000001, 0.000001",
        "0.00000123, 0.00000123",
        "0.0000001, 1e-7",
        "1000000000000, 1000000000000.0",
        "10000000000000, 1e13",
        "16777216, 16777216.0",
        "8388608, 8388608.0",
        "1.17549435e-38, 1.1754944e-38",
        "1.4e-45, 1e-45",
        "3.4028235e38, 3.4028235e38"
    })
    void shouldWriteFloatsAsSerdeDoes(final float value, final String expected) {
        out.putSerde(value);
        assertEquals(expected, out.toString());
    }

    @Test
    void shouldWriteTheShortestTextThatReadsBackAsTheSameFloat() {
        final long seed = new SplittableRandom().nextLong();
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RANDOM_FLOATS; i++) {
            // Every fourth a power of two, whose neighbours are not equally far away.
            final int bits = i % 4 == 0 ? random.nextInt(1, 255) << 23 : random.nextInt() & Integer.MAX_VALUE;
            final float value = Float.intBitsToFloat(bits);
            if (Float.isFinite(value) && value != 0) {
                out.clear();
                out.putSerde(value);
                final String text = out.toString();
                assertEquals(value, Float.parseFloat(text), () -> "seed " + seed);
                final int digits = new BigDecimal(text).stripTrailingZeros().precision();
                assertFalse(
                        isWrittenInFewer(value, digits), () -> "seed " + seed + ": " + text + " is not the shortest");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNoNumberInJson(final double value) {
        assertThrows(IllegalArgumentException.class, () -> out.putSerde(value));
        assertThrows(IllegalArgumentException.class, () -> out.putSerde((float) value));
    }

    private static boolean isWrittenInFewer(final float value, final int digits) {
        if (digits == 1) {
            return false;
        }
        final BigDecimal exact = new BigDecimal(value);
        final BigDecimal below = exact.round(new MathContext(digits - 1, RoundingMode.DOWN));
        final BigDecimal above = exact.round(new MathContext(digits - 1, RoundingMode.UP));
        return below.floatValue() == value || above.floatValue() == value;
    }
}
