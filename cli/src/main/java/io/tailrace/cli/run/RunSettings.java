package io.tailrace.cli.run;

import io.tailrace.config.TailraceConfig;
import java.nio.file.Path;

/**
 * What a run is asked for.
 *
 * @param durationNs how long it records; {@link #UNTIL_STOPPED} if it ends by a signal.
 * @param ratePerSecond operations of all threads together; 0 for as many as they can.
 * @param threads that work on the store.
 * @param journal folder, absolute; null with amnesia.
 * @param ticks file, absolute; null with amnesia.
 * @param telemetry file of telemetry entries, absolute; null for none.
 * @param retainSamples whether each latency is kept by itself.
 * @param syntheticSeries lines of the page for load tests; 0 for none.
 * @param config of engine, journal and exposer.
 */
record RunSettings(
        long durationNs,
        double ratePerSecond,
        int threads,
        Path journal,
        Path ticks,
        Path telemetry,
        boolean retainSamples,
        int syntheticSeries,
        TailraceConfig config) {
    static final long UNTIL_STOPPED = Long.MAX_VALUE;

    /** Whether nothing is written to disk. */
    boolean isAmnesia() {
        return journal == null;
    }

    /** Where the journal is, for people. */
    String journalPlace() {
        return isAmnesia() ? "none: amnesia, frames are in memory only" : journal.toString();
    }

    /** Where the ticks are, for people. */
    String ticksPlace() {
        return isAmnesia() ? "none" : ticks.toString();
    }

    boolean isTimed() {
        return durationNs != UNTIL_STOPPED;
    }
}
