package io.tailrace.cli.bench.paced;

/** When calls are due: evenly, and without drift, also where a second is no multiple of the rate. One thread. */
final class Schedule {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final long callsPerSecond;
    private final long periodNs;
    private final long restPerCall;
    private long dueNs;
    private long rest;

    /** The first call is due at the start. */
    Schedule(final long callsPerSecond, final long startNs) {
        this.callsPerSecond = callsPerSecond;
        periodNs = NS_PER_SECOND / callsPerSecond;
        restPerCall = NS_PER_SECOND % callsPerSecond;
        dueNs = startNs;
    }

    /** How many calls a duration has at a rate, rounded down. */
    static long calls(final long callsPerSecond, final long durationNs) {
        return durationNs / NS_PER_SECOND * callsPerSecond
                + durationNs % NS_PER_SECOND * callsPerSecond / NS_PER_SECOND;
    }

    /** When the call is due. */
    long dueNs() {
        return dueNs;
    }

    /** When the empty call behind it is due: halfway to the next call. */
    long emptyDueNs() {
        return dueNs + periodNs / 2;
    }

    /** Goes on to the next call. */
    void advance() {
        dueNs += periodNs;
        rest += restPerCall;
        if (rest >= callsPerSecond) {
            rest -= callsPerSecond;
            dueNs++;
        }
    }
}
