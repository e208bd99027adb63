package io.tailrace.engine.reader;

import io.tailrace.engine.health.OutageReason;

/**
 * What a journal says that it did not take. The totals of the checkpoint behind it contain what was counted meanwhile.
 *
 * @param firstFrame sequence of the first frame that is not there.
 * @param lastFrame sequence of the last one.
 * @param fromNs wall clock of the last cut before, ns since 1970.
 * @param toNs wall clock of the last cut in it.
 * @param snapshots that are not there.
 * @param samples in those snapshots.
 * @param entries telemetry entries that are not there; no totals contain them.
 * @param reason why.
 */
public record JournalGap(
        long firstFrame,
        long lastFrame,
        long fromNs,
        long toNs,
        long snapshots,
        long samples,
        long entries,
        OutageReason reason) {
    /**
     * Frames that are not there.
     *
     * @return one or more.
     */
    public long frames() {
        return lastFrame - firstFrame + 1;
    }
}
