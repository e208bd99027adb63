package io.tailrace.sinks.journal;

import io.tailrace.engine.time.EngineClock;

/** Both clocks of an engine, moved by the test. */
final class TestClock implements EngineClock {
    private static final long START_EPOCH_NS = 1_790_000_000_000_000_000L;

    private long nowNs;

    void advanceNs(final long ns) {
        nowNs += ns;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long epochNanos() {
        return START_EPOCH_NS + nowNs;
    }
}
