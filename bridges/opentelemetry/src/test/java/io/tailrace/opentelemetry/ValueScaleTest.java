package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueScaleTest {
    private static final int VALUES = 100_000;
    private static final BigInteger END = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"s", "ms", "By", "{requests}"})
    void shouldEndAtTheEndOfALong(final String unit) {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final ValueScale scale = ValueScale.of(unit);
        final BigInteger factor = BigInteger.valueOf(scale.factor());
        assertEquals(Long.MAX_VALUE, scale.steps(Long.MAX_VALUE));
        for (int i = 0; i < VALUES; i++) {
            final long value = random.nextLong() >>> (1 + random.nextInt(63));
            final long expected =
                    BigInteger.valueOf(value).multiply(factor).min(END).longValueExact();
            assertEquals(expected, scale.steps(value), () -> value + " " + unit + ", seed " + seed);
        }
    }
}
