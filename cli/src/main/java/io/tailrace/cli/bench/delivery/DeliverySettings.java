package io.tailrace.cli.bench.delivery;

import java.util.concurrent.TimeUnit;

/**
 * What the contract's run is asked for.
 *
 * @param callsPerSecond of the recording thread.
 * @param durationNs how long things go wrong.
 * @param warmUpNs how long calls are made before anything is measured.
 * @param seed of all chance.
 * @param gatesTimes whether times and their ratios decide, too.
 */
record DeliverySettings(long callsPerSecond, long durationNs, long warmUpNs, long seed, boolean gatesTimes) {
    private static final long LONGEST_UNDISTURBED_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int UNDISTURBED_PARTS = 3;

    /** How long nothing goes wrong before that: the same calls, to compare with. */
    long undisturbedNs() {
        return Math.min(LONGEST_UNDISTURBED_NS, durationNs / UNDISTURBED_PARTS);
    }
}
