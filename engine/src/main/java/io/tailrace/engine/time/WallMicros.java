package io.tailrace.engine.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The wall clock in microseconds, read without allocation: the monotonic clock and how far the wall clock is ahead of it, which the engine reads
 * anew with each sign of life. So a clock that is set shows half a second later. Any thread reads; one refreshes.
 */
public final class WallMicros {
    private static final long NS_PER_US = 1_000;
    private static final VarHandle AHEAD;

    static {
        try {
            AHEAD = MethodHandles.lookup().findVarHandle(WallMicros.class, "aheadNs", long.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final EngineClock clock;

    @SuppressWarnings("UnusedVariable") // through AHEAD only
    private long aheadNs;

    /**
     * Makes it, and reads both clocks.
     *
     * @param clock that is read.
     */
    public WallMicros(final EngineClock clock) {
        this.clock = clock;
        refresh();
    }

    /** Reads both clocks anew. */
    public void refresh() {
        AHEAD.setOpaque(this, clock.epochNanos() - clock.nanoTime());
    }

    /**
     * The time.
     *
     * @return microseconds since 1970-01-01T00:00Z.
     */
    public long epochMicros() {
        return (clock.nanoTime() + (long) AHEAD.getOpaque(this)) / NS_PER_US;
    }
}
