package io.tailrace.test;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. Safe for any thread. */
public final class SettableClock implements EngineClock {
    /** Where every one of these begins: 2026-01-01T00:00:00Z. */
    public static final long START_EPOCH_NS = 1_767_225_600_000_000_000L;

    private static final long START_NS = 1_000_000_000L;

    private final AtomicLong nanoTime = new AtomicLong(START_NS);
    private final AtomicLong epochNanos = new AtomicLong(START_EPOCH_NS);

    /**
     * Moves both clocks on.
     *
     * @param durationNs nanoseconds.
     */
    public void advanceNs(final long durationNs) {
        nanoTime.addAndGet(durationNs);
        epochNanos.addAndGet(durationNs);
    }

    /**
     * Moves both clocks on.
     *
     * @param durationMs milliseconds.
     */
    public void advanceMs(final long durationMs) {
        advanceNs(durationMs * 1_000_000);
    }

    /**
     * Sets the wall clock, as an operator would; the monotonic clock is not touched.
     *
     * @param valueNs nanoseconds since 1970.
     */
    public void setEpochNanos(final long valueNs) {
        epochNanos.set(valueNs);
    }

    @Override
    public long nanoTime() {
        return nanoTime.get();
    }

    @Override
    public long epochNanos() {
        return epochNanos.get();
    }
}
