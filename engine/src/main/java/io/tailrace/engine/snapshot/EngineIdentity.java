package io.tailrace.engine.snapshot;

import io.tailrace.engine.descriptor.EngineLabels;

/**
 * Who records: what an epoch opens with.
 *
 * @param epoch counts the engines that wrote the journal, and the labels that each had one after the other, from 1.
 * @param restarts engines before this one in the journal's whole life.
 * @param labels that first-party series are shown with.
 * @param amnesia whether nothing is written to disk.
 * @param resumed whether totals go on from an earlier epoch.
 * @param pid process id.
 * @param startedAtNs wall clock at the start, ns since 1970.
 * @param monotonicAtStartNs monotonic clock at the same moment.
 */
public record EngineIdentity(
        int epoch,
        long restarts,
        EngineLabels labels,
        boolean amnesia,
        boolean resumed,
        long pid,
        long startedAtNs,
        long monotonicAtStartNs) {

    /**
     * The same engine under other labels, from a moment on. Its wall clock goes on: no time of the one epoch lies behind one of the other.
     *
     * @param next the labels.
     * @param nowNs monotonic time of the moment.
     * @return what the next epoch opens with.
     */
    public EngineIdentity relabelled(final EngineLabels next, final long nowNs) {
        return new EngineIdentity(epoch + 1, restarts, next, amnesia, true, pid, wallNs(nowNs), nowNs);
    }

    /**
     * Wall-clock time that cannot run backwards within an epoch: the start's, moved on by the monotonic clock.
     *
     * @param nowNs monotonic time.
     * @return ns since 1970.
     */
    public long wallNs(final long nowNs) {
        return startedAtNs + (nowNs - monotonicAtStartNs);
    }
}
