package io.tailrace.exposer.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SignOfLifeTest {
    private static final long NOW_NS = -500;
    private static final long EPOCH_NS = 1_000_000;

    private final SignOfLife sign = new SignOfLife(NOW_NS);

    @Test
    void shouldAgeFromTheStartWhileNothingComes() {
        assertEquals(0, sign.ageNs(NOW_NS));
        assertEquals(70, sign.ageNs(NOW_NS + 70));
    }

    @Test
    void shouldBeYoungAgainWithEachNewFrame() {
        sign.observe(EPOCH_NS, NOW_NS + 10, EPOCH_NS);
        sign.observe(EPOCH_NS, NOW_NS + 30, EPOCH_NS + 20);
        assertEquals(20, sign.ageNs(NOW_NS + 30));
        sign.observe(EPOCH_NS + 20, NOW_NS + 30, EPOCH_NS + 20);
        assertEquals(0, sign.ageNs(NOW_NS + 30));
    }

    @Test
    void shouldTakeFramesOfAnEndedWriterForAsOldAsTheyAre() {
        sign.observe(EPOCH_NS - 900, NOW_NS, EPOCH_NS);
        assertEquals(900, sign.ageNs(NOW_NS));
        assertEquals(905, sign.ageNs(NOW_NS + 5));
    }

    @Test
    void shouldNotBeMisledByASteppedWallClock() {
        sign.observe(EPOCH_NS + 5_000, NOW_NS, EPOCH_NS);
        assertEquals(0, sign.ageNs(NOW_NS));
        sign.observe(EPOCH_NS + 5_000, NOW_NS + 40, EPOCH_NS - 7_000);
        assertEquals(40, sign.ageNs(NOW_NS + 40));
    }
}
