package io.tailrace.cli.run;

import java.nio.file.Path;

/**
 * What a run is asked for.
 *
 * @param durationNs how long it records; {@link #UNTIL_STOPPED} if it ends by a signal.
 * @param ratePerSecond operations of all threads together; 0 for as many as they can.
 * @param threads that work on the store.
 * @param journal folder, absolute.
 * @param port of the exposer; 0 for a free one.
 * @param ticks file, absolute.
 * @param retainSamples whether each latency is kept by itself.
 */
record RunSettings(
        long durationNs, double ratePerSecond, int threads, Path journal, int port, Path ticks, boolean retainSamples) {
    static final long UNTIL_STOPPED = Long.MAX_VALUE;

    boolean isTimed() {
        return durationNs != UNTIL_STOPPED;
    }
}
