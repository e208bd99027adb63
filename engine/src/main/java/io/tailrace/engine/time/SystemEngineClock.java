package io.tailrace.engine.time;

import org.agrona.concurrent.SystemEpochNanoClock;

enum SystemEngineClock implements EngineClock {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos() {
        return SystemEpochNanoClock.INSTANCE.nanoTime();
    }
}
