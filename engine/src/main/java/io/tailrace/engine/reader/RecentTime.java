package io.tailrace.engine.reader;

import java.util.concurrent.TimeUnit;

/**
 * The time by which {@link RecentHistogram}s forget: that of the cuts, which moves with the engine's monotonic clock, over changes of labels, too. While nothing is cut,
 * signs of life move it. They have the wall clock, which may have been set, or stood still with the cuts' while the machine slept: so none of them counts but by its
 * distance from the one before it behind the same cut, and that by a turn at the most. What is wrong then is right with the next cut. One thread.
 */
final class RecentTime {
    static final long TURN_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long NEVER = Long.MIN_VALUE;

    private long nowNs = NEVER;
    private long turnedAtNs = NEVER;
    /** Wall clock of the last sign of life behind the last cut. */
    private long signNs = NEVER;

    /** A cut was made, or a checkpoint as of one; says how many turns are due. */
    int onCut(final long toNs) {
        nowNs = toNs;
        signNs = NEVER;
        return turns();
    }

    /** The engine lives; says how many turns are due. */
    int onSign(final long wallNs) {
        if (nowNs == NEVER) {
            return 0;
        }
        if (signNs != NEVER) {
            nowNs += Math.max(0, Math.min(wallNs - signNs, TURN_NS));
        }
        signNs = wallNs;
        return turns();
    }

    private int turns() {
        final long passedNs = nowNs - turnedAtNs;
        if (turnedAtNs == NEVER || passedNs < 0) { // signs of life may have been ahead of the cuts
            turnedAtNs = nowNs;
            return 0;
        }
        final long turns = passedNs / TURN_NS;
        turnedAtNs += turns * TURN_NS;
        return (int) Math.min(turns, RecentHistogram.PARTS);
    }
}
