package io.tailrace.cli.bench.paced;

import io.tailrace.engine.time.EngineClock;

/** A clock that goes on by a step each time it is read. One thread. */
final class TickingClock implements EngineClock {
    private final long stepNs;
    private long nowNs;

    TickingClock(final long stepNs) {
        this.stepNs = stepNs;
    }

    void advanceNs(final long byNs) {
        nowNs += byNs;
    }

    @Override
    public long nanoTime() {
        nowNs += stepNs;
        return nowNs;
    }

    @Override
    public long epochNanos() {
        return nowNs;
    }
}
