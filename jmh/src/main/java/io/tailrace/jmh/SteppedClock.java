package io.tailrace.jmh;

import io.tailrace.engine.time.EngineClock;

/** A clock that stands until it is moved. One thread. */
public final class SteppedClock implements EngineClock {
    private long nowNs;

    /**
     * Moves it.
     *
     * @param byNs nanoseconds.
     */
    public void advance(final long byNs) {
        nowNs += byNs;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long epochNanos() {
        return nowNs;
    }
}
