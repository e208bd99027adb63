package io.tailrace.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int DRAWS = 500;

    @Test
    void shouldCoverTheTruthAboutAsOftenAsItSays() {
        final Random random = new Random(1);
        int covered = 0;
        for (int run = 0; run < 200; run++) {
            final double[] values = random.doubles(40, 0, 2).toArray();
            final Interval interval = new Bootstrap(DRAWS, 0.95, run).interval(values, Bootstrap::median);
            covered += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        assertTrue(covered >= 176 && covered <= 199, "covered " + covered + " of 200 times");
    }

    @Test
    void shouldHaveNoWidthWhenAllValuesAreTheSame() {
        final Interval interval = new Bootstrap(DRAWS, 0.99, 1).interval(new double[] {3, 3, 3}, Bootstrap::median);
        assertEquals(new Interval(3, 3, 3), interval);
    }

    @Test
    void shouldGiveTheSameForTheSameSeed() {
        final double[] values = {5, 1, 4, 2, 9};
        assertEquals(
                new Bootstrap(DRAWS, 0.9, 7).interval(values, Bootstrap::median),
                new Bootstrap(DRAWS, 0.9, 7).interval(values, Bootstrap::median));
        assertEquals(5, values[0], "the caller's values stay as they are");
    }

    @Test
    void shouldTakeTheMiddle() {
        assertEquals(2, Bootstrap.median(new double[] {3, 1, 2}));
        assertEquals(2.5, Bootstrap.median(new double[] {4, 1, 2, 3}));
    }

    @Test
    void shouldRejectWhatCannotBeDrawn() {
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(99, 0.9, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(DRAWS, 1, 1));
    }
}
