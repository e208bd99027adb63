package io.tailrace.samples.kvstore.load;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * Waits for the next operation of a {@link Pacer}: sleeps while it is far off, spins when it is near, for a sleeping thread is
 * back some fifty microseconds late. Belongs to the worker's thread.
 */
public final class PacedIdle implements IdleStrategy {
    private static final long LATE_WAKE_UP_NS = 100_000;

    private final Pacer pacer;
    private final EngineClock clock;

    /**
     * The idle strategy of one worker.
     *
     * @param pacer knows what is due.
     * @param clock knows the time.
     */
    public PacedIdle(final Pacer pacer, final EngineClock clock) {
        this.pacer = pacer;
        this.clock = clock;
    }

    @Override
    public void idle(final int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        final long sleepNs = pacer.waitNs(clock.nanoTime()) - LATE_WAKE_UP_NS;
        if (sleepNs > 0) {
            LockSupport.parkNanos(sleepNs);
        } else {
            Thread.onSpinWait();
        }
    }

    @Override
    public void reset() {}

    @Override
    public String alias() {
        return "paced";
    }
}
