package io.tailrace.codec.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sum that is exact where a long overflows. */
class ExactSumTest {
    @Test
    void shouldCarryAtTwoToThe63() {
        final ExactSum most = new ExactSum(0, Long.MAX_VALUE);

        assertEquals(new ExactSum(1, 0), most.plus(new ExactSum(0, 1)));
        assertEquals(new ExactSum(1, Long.MAX_VALUE - 1), most.plus(most));
        assertEquals(most, most.plus(ExactSum.ZERO));
        assertEquals(new ExactSum(5, 0), new ExactSum(2, Long.MAX_VALUE).plus(new ExactSum(2, 1)));
    }

    @Test
    void shouldAddUpLikeBigIntegers() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        ExactSum sum = ExactSum.ZERO;
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            final ExactSum added = new ExactSum(random.nextInt(1_000), random.nextLong() & Long.MAX_VALUE);
            sum = sum.plus(added);
            expected = expected.add(toBigInteger(added));
            assertEquals(expected, toBigInteger(sum), "seed " + seed);
            assertEquals(expected.doubleValue(), sum.toDouble(), Math.ulp(sum.toDouble()), "seed " + seed);
        }
    }

    @Test
    void shouldRefuseNegativeParts() {
        assertThrows(IllegalArgumentException.class, () -> new ExactSum(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ExactSum(0, -1));
    }

    private static BigInteger toBigInteger(final ExactSum sum) {
        return BigInteger.valueOf(sum.high()).shiftLeft(63).add(BigInteger.valueOf(sum.low()));
    }
}
