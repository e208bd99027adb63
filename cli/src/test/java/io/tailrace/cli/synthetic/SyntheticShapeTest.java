package io.tailrace.cli.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticShapeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 26, 27, 1_000, 9_999, 10_000, 10_400, 99_999, SyntheticShape.MAX_SERIES})
    void shouldHaveExactlyAsManyLinesAsAskedFor(final int series) {
        assertEquals(series, SyntheticShape.of(series).series());
        assertTrue(SyntheticShape.of(series).counters() > 0);
    }

    @Test
    void shouldHaveOfEachTypeInALargeRegistry() {
        assertEquals(new SyntheticShape(384, 1_156, 3_468), SyntheticShape.of(10_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, SyntheticShape.MAX_SERIES + 1})
    void shouldRefuseWhatIsNotBounded(final int series) {
        assertThrows(IllegalArgumentException.class, () -> SyntheticShape.of(series));
    }

    @Test
    void shouldChangeEveryValueInEachRound() {
        for (int index = 0; index < 2_000; index++) {
            for (long round = 0; round < 50; round++) {
                assertTrue(SyntheticShape.increment(index, round) > 0);
                assertNotEquals(SyntheticShape.depth(index, round), SyntheticShape.depth(index, round + 1));
                assertTrue(SyntheticShape.latencyNs(index, round) > 0);
            }
        }
    }
}
