package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.SettableClock;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedIdleTest {
    private final SettableClock clock = new SettableClock();
    private final Pacer pacer = Pacer.share(10, 0, 1);
    private final PacedIdle idle = new PacedIdle(pacer, clock);

    @Test
    void shouldSleepUntilShortlyBeforeTheNextOperation() throws InterruptedException {
        pacer.begin(clock.nanoTime());
        pacer.advance();
        final AtomicLong sleptNs = new AtomicLong();
        // A thread of its own: this one may still be woken for what an earlier test waited for.
        final Thread worker = new Thread(() -> {
            final long beganNs = System.nanoTime();
            idle.idle(0);
            sleptNs.set(System.nanoTime() - beganNs);
        });
        worker.start();
        worker.join();

        assertTrue(sleptNs.get() >= 90_000_000, "100 ms are left");
    }

    @Test
    void shouldNotSleepWhenThereWasWork() {
        final EngineClock unasked = new EngineClock() {
            @Override
            public long nanoTime() {
                throw new AssertionError("who has work does not ask how long to sleep");
            }

            @Override
            public long epochNanos() {
                throw new AssertionError("of no use");
            }
        };
        assertDoesNotThrow(() -> new PacedIdle(pacer, unasked).idle(1));
        assertThrows(AssertionError.class, () -> new PacedIdle(pacer, unasked).idle(0));
    }
}
