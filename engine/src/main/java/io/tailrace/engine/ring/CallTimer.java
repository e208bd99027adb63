package io.tailrace.engine.ring;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times one call in {@value #CALLS_A_TIMED_ONE}, and counts those that took longer than the bound. Timed by writers, read by the
 * aggregator.
 */
public final class CallTimer {
    /** A clock read costs more than a call: so few are timed that it is not felt. */
    public static final int CALLS_A_TIMED_ONE = 4_096;

    private final EngineClock clock;
    private final long boundNs;
    private final AtomicLong timed = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();

    /**
     * Makes a timer of one channel.
     *
     * @param clock read twice a timed call.
     * @param boundNs a call that takes longer is slow.
     */
    public CallTimer(final EngineClock clock, final long boundNs) {
        this.clock = clock;
        this.boundNs = boundNs;
    }

    long beginNs() {
        return clock.nanoTime();
    }

    void end(final long beginNs) {
        timed.getAndIncrement();
        if (clock.nanoTime() - beginNs > boundNs) {
            slow.getAndIncrement();
        }
    }

    long timed() {
        return timed.getOpaque();
    }

    long slow() {
        return slow.getOpaque();
    }
}
