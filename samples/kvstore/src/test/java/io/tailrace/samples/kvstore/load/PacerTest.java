package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long START_NS = -5_000;

    @Test
    void shouldMakeOperationsDueAtTheirShareOfTheRate() {
        final Pacer pacer = begun(1_000_000, 0, 2);
        assertEquals(0, pacer.waitNs(START_NS));
        pacer.advance();
        assertEquals(2_000, pacer.waitNs(START_NS));
        assertEquals(500, pacer.waitNs(START_NS + 1_500));
    }

    @Test
    void shouldLetTheWorkersTakeTurns() {
        for (int worker = 0; worker < 4; worker++) {
            assertEquals(250L * worker, begun(4_000_000, worker, 4).waitNs(START_NS));
        }
    }

    @Test
    void shouldNotLoseTheTimeThatAnOperationTook() {
        final Pacer pacer = begun(1_000, 0, 1);
        for (int i = 0; i < 10; i++) {
            pacer.advance();
        }
        assertTrue(pacer.waitNs(START_NS + 50_000_000) < 0, "40 ms behind, the next one is due at once");
        for (int i = 0; i < 41; i++) {
            pacer.advance();
        }
        assertEquals(1_000_000, pacer.waitNs(START_NS + 50_000_000), "and once it has caught up it waits again");
    }

    @Test
    void shouldNotDriftByRounding() {
        final Pacer pacer = begun(3, 0, 1);
        for (int i = 0; i < 3_000_000; i++) {
            pacer.advance();
        }
        final long errorNs = pacer.waitNs(START_NS) - 1_000_000 * 1_000_000_000L;
        assertTrue(Math.abs(errorNs) <= 1, "off by ns: " + errorNs);
    }

    @Test
    void shouldAlwaysBeDueWithoutARate() {
        final Pacer pacer = begun(0, 1, 2);
        pacer.advance();
        assertEquals(0, pacer.waitNs(START_NS - 1_000));
    }

    private static Pacer begun(final double totalPerSecond, final int workerIndex, final int workerCount) {
        final Pacer pacer = Pacer.share(totalPerSecond, workerIndex, workerCount);
        pacer.begin(START_NS);
        return pacer;
    }
}
