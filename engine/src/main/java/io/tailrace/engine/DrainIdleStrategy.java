package io.tailrace.engine;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * How an engine's agents wait if nobody says otherwise: a park that is twice as long each time, as long as there is little to do, for a wake-up costs as much as hundreds
 * of samples do, and takes the writers' cache lines. As soon as a duty cycle finds so much that a ring could fill, there is no park, and the next one is short again. So
 * an idle engine costs next to nothing, and the length of a park follows what is recorded, without a clock. The agent's thread only.
 */
final class DrainIdleStrategy implements IdleStrategy {
    private static final long SHORTEST_NS = 200_000;
    private static final long LONGEST_NS = 20_000_000;

    /** A cut is late by a park at the most. */
    private static final int PARKS_PER_SNAPSHOT = 50;

    private static final int PARKS_PER_STATUS = 4;

    /** It is woken when frames are there; but its lag is told from its last look, so the park is a part of that. */
    private static final long LONGEST_OF_JOURNAL_NS = 100_000_000;

    private static final int PARKS_PER_LAG_BOUND = 4;

    private final IntPredicate isBusy;
    private final LongSupplier bearableNs;
    private final long longestNs;
    private long parkNs = SHORTEST_NS;

    private DrainIdleStrategy(final IntPredicate isBusy, final LongSupplier bearableNs, final long longestNs) {
        this.isBusy = isBusy;
        this.bearableNs = bearableNs;
        this.longestNs = longestNs;
    }

    /**
     * For the agent that drains the rings.
     *
     * @param isBusy whether there is no time for a park, told by how much the last duty cycle did.
     * @param bearableNs how long a park may be with the rings that are open.
     * @param longestNs how long it may be at all: {@link #longestNs}.
     */
    static DrainIdleStrategy ofAggregator(
            final IntPredicate isBusy, final LongSupplier bearableNs, final long longestNs) {
        return new DrainIdleStrategy(isBusy, bearableNs, longestNs);
    }

    /** For an agent that takes frames, and is woken when there are any: it looks for more until there are none. */
    static DrainIdleStrategy ofJournal(final long lagBoundNs) {
        final long longestNs = Math.min(LONGEST_OF_JOURNAL_NS, lagBoundNs / PARKS_PER_LAG_BOUND);
        return new DrainIdleStrategy(work -> work > 0, () -> Long.MAX_VALUE, Math.max(SHORTEST_NS, longestNs));
    }

    /** The longest park for which nothing that the engine promises comes too late: cuts, signs of life, and the bound of lateness of its own. */
    static long longestNs(final EngineConfig.Intervals intervals, final long lateBoundNs) {
        final long cutNs =
                Math.min(intervals.snapshotNs() / PARKS_PER_SNAPSHOT, intervals.statusNs() / PARKS_PER_STATUS);
        return Math.max(SHORTEST_NS, Math.min(LONGEST_NS, Math.min(cutNs, lateBoundNs / 2)));
    }

    @Override
    public void idle(final int workCount) {
        if (isBusy.test(workCount)) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        LockSupport.parkNanos(this, parkNs());
        parkNs = Math.min(2 * parkNs, longestNs);
    }

    @Override
    public void reset() {
        parkNs = SHORTEST_NS;
    }

    /** How long the next park is, in nanoseconds. */
    long parkNs() {
        return Math.max(SHORTEST_NS, Math.min(parkNs, bearableNs.getAsLong()));
    }

    @Override
    public String alias() {
        return "drain";
    }
}
