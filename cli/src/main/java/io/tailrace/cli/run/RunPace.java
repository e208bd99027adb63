package io.tailrace.cli.run;

import java.util.concurrent.TimeUnit;

/**
 * When a run is shown, and of how much time what is shown of its last second. A machine that stands still has a state come late: the next one comes at its own
 * time all the same, and has what was done since then, even if that is less than a second. Immutable.
 *
 * @param intervalNs from state to state.
 * @param durationNs of the run.
 */
record RunPace(long intervalNs, long durationNs) {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    /** Snapshots come every 100 ms: in less than some of them there may be no latencies at all. */
    private static final int SHORTEST_SHARE = 4;

    /** From now to the next whole interval that is not just about to begin, or to the end, whichever comes first. */
    long waitNs(final long elapsedNs) {
        final long nextNs = intervalNs - elapsedNs % intervalNs;
        return Math.min(nextNs < shortestNs() ? nextNs + intervalNs : nextNs, durationNs - elapsedNs);
    }

    /** Whether so much time can be shown as the last second: the state behind a late one has less, and must not say again what that one said. */
    boolean isSecond(final long passedNs) {
        return passedNs >= SECOND_NS - intervalNs + shortestNs();
    }

    private long shortestNs() {
        return intervalNs / SHORTEST_SHARE;
    }
}
