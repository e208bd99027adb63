package io.tailrace.exposer;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks stand still until a test moves them. */
final class ManualClock implements EngineClock {
    /** 2025-10-05T18:09:00Z. */
    static final long START_EPOCH_NS = TimeUnit.SECONDS.toNanos(1_759_687_740L);

    private final AtomicLong passedNs = new AtomicLong();

    @Override
    public long nanoTime() {
        // Begins below zero, as the machine's may.
        return passedNs.get() - TimeUnit.HOURS.toNanos(1);
    }

    @Override
    public long epochNanos() {
        return START_EPOCH_NS + passedNs.get();
    }

    void advanceMs(final long ms) {
        passedNs.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
