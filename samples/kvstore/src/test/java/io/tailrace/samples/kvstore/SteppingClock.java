package io.tailrace.samples.kvstore;

import io.tailrace.engine.time.EngineClock;
import java.util.Random;

/** A clock that goes on by a random step whenever it is read, so that a single thread sees time pass and latencies differ. */
public final class SteppingClock implements EngineClock {
    private static final long EPOCH_AT_ZERO_NS = 1_700_000_000_000_000_000L;

    private final Random random;
    private final int maxStepNs;
    private long nowNs;

    /** Steps of 1 to {@code maxStepNs}. */
    public SteppingClock(final long seed, final int maxStepNs) {
        random = new Random(seed);
        this.maxStepNs = maxStepNs;
    }

    @Override
    public long nanoTime() {
        nowNs += 1 + random.nextInt(maxStepNs);
        return nowNs;
    }

    /** Goes on by so much at once. */
    public void stall(final long durationNs) {
        nowNs += durationNs;
    }

    @Override
    public long epochNanos() {
        return EPOCH_AT_ZERO_NS + nowNs;
    }
}
