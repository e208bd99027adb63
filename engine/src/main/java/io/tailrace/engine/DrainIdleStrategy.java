package io.tailrace.engine;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * How an engine's agents wait if nobody says otherwise: a park that is twice as long each time, as long as there is little to do, for a wake-up costs as much as hundreds
 * of samples do, and takes the writers' cache lines. As soon as a duty cycle finds so much that a ring could fill, there is no park, and the next one is short again. So
 * an idle engine costs next to nothing, and the length of a park follows what is recorded, without a clock. The agent's thread only.
 */
final class DrainIdleStrategy implements IdleStrategy {
    private static final long SHORTEST_NS = 200_000;

    /** A cut is late by a park at the most. */
    private static final int PARKS_PER_SNAPSHOT = 50;

    /** How often one that is busy looks into a ring that fills evenly. */
    private static final int BATCHES_PER_RING = 64;

    /** It is woken when frames are there: so long only its signs of life and its tries on a disk that refused wait. */
    private static final long LONGEST_OF_JOURNAL_NS = 100_000_000;

    private final int busyWork;
    private final long longestNs;
    private long parkNs = SHORTEST_NS;

    private DrainIdleStrategy(final int busyWork, final long longestNs) {
        this.busyWork = busyWork;
        this.longestNs = longestNs;
    }

    /**
     * Waits so that nothing that the engine promises is missed for it.
     *
     * @param ringSamples size of a ring.
     * @param snapshotIntervalNs time between cuts.
     * @param lateBoundNs how late the aggregator may be.
     */
    static DrainIdleStrategy of(final int ringSamples, final long snapshotIntervalNs, final long lateBoundNs) {
        final long bearableNs = Math.min(snapshotIntervalNs / PARKS_PER_SNAPSHOT, lateBoundNs / 2);
        return new DrainIdleStrategy(ringSamples / BATCHES_PER_RING, Math.max(SHORTEST_NS, bearableNs));
    }

    /** For an agent that takes frames, and is woken when there are any: it looks for more until there are none. */
    static DrainIdleStrategy ofJournal() {
        return new DrainIdleStrategy(1, LONGEST_OF_JOURNAL_NS);
    }

    @Override
    public void idle(final int workCount) {
        if (workCount >= busyWork) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        LockSupport.parkNanos(this, parkNs);
        parkNs = Math.min(2 * parkNs, longestNs);
    }

    @Override
    public void reset() {
        parkNs = SHORTEST_NS;
    }

    /** How long the next park is, in nanoseconds. */
    long parkNs() {
        return parkNs;
    }

    @Override
    public String alias() {
        return "drain";
    }
}
