package io.tailrace.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, 10, 10, 10, WITHIN_NOISE",
        "9, 10, 11, 11, 12, 13, WITHIN_NOISE",
        "9, 10, 11, 11.5, 12, 13, WORSE",
        "9.9, 10, 10.1, 10.2, 10.3, 10.4, WITHIN_NOISE",
        "9.9, 10, 10.1, 8, 8.5, 9, BETTER",
        "0, 0, 0, 1, 1, 1, WORSE",
        "0, 0, 0, 0, 0, 0, WITHIN_NOISE"
    })
    void shouldCallADifferenceWhatItIsOnlyWhenItIsSureAndMatters(
            final double baseLow,
            final double base,
            final double baseHigh,
            final double nowLow,
            final double now,
            final double nowHigh,
            final Verdict verdict) {
        assertEquals(
                verdict,
                Judgement.of(new Interval(baseLow, base, baseHigh), new Interval(nowLow, now, nowHigh), 1.1)
                        .verdict());
    }

    @Test
    void shouldRejectAThresholdThatIsNone() {
        final Interval any = new Interval(1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Judgement.of(any, any, 1));
        assertThrows(IllegalArgumentException.class, () -> Judgement.of(any, any, Double.NaN));
    }

    @Test
    void shouldRejectWhatIsNoInterval() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, Double.NaN, 3));
    }
}
