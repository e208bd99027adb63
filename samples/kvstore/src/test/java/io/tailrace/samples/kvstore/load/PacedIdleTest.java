package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import org.junit.jupiter.api.Test;

class PacedIdleTest {
    private final SettableClock clock = new SettableClock();
    private final Pacer pacer = Pacer.share(10, 0, 1);
    private final PacedIdle idle = new PacedIdle(pacer, clock);

    @Test
    void shouldSleepUntilShortlyBeforeTheNextOperation() {
        pacer.begin(clock.nanoTime());
        pacer.advance();
        final long beganNs = System.nanoTime();
        idle.idle(0);
        assertTrue(System.nanoTime() - beganNs >= 90_000_000, "100 ms are left");
    }

    @Test
    void shouldNotSleepWhenThereWasWork() {
        pacer.begin(clock.nanoTime());
        pacer.advance();
        final long beganNs = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            idle.idle(1);
        }
        assertTrue(System.nanoTime() - beganNs < 5_000_000_000L, "a hundred sleeps of 100 ms would take longer");
    }
}
