package io.tailrace.cli.bench;

import java.nio.file.Path;

/**
 * What a measurement of recording is asked for.
 *
 * @param callsPerSecond of each channel.
 * @param durationNs how long calls are measured.
 * @param warmUpNs how long they are made before.
 * @param channels each with a thread of its own.
 * @param isBusy whether the cores that no channel needs are kept busy.
 * @param hlog folder of the histogram logs, absolute.
 */
record RecordSettings(long callsPerSecond, long durationNs, long warmUpNs, int channels, boolean isBusy, Path hlog) {
    /** Cores that are left for competition; the engine, the exposer and the readers share them with it. */
    int coresToKeepBusy(final int cores) {
        return isBusy ? Math.max(0, cores - channels) : 0;
    }
}
