package io.tailrace.samples.kvstore.store;

import io.tailrace.engine.time.EngineClock;

/** A clock that stands until it is told to go on. */
final class SettableClock implements EngineClock {
    private long nowNs = 1_000_000_000_000L;

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long epochNanos() {
        return nowNs;
    }

    void advance(final long durationNs) {
        nowNs += durationNs;
    }
}
