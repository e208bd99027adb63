package io.tailrace.engine.snapshot;

/**
 * Who records: what an epoch opens with.
 *
 * @param epoch counts the engines that wrote the journal, from 1.
 * @param restarts epochs before this one in the journal's whole life.
 * @param service base label.
 * @param instance base label.
 * @param buildVersion base label.
 * @param amnesia whether nothing is written to disk.
 * @param resumed whether totals go on from an earlier epoch.
 * @param pid process id.
 * @param startedAtNs wall clock at the start, ns since 1970.
 * @param monotonicAtStartNs monotonic clock at the same moment.
 */
public record EngineIdentity(
        int epoch,
        long restarts,
        String service,
        String instance,
        String buildVersion,
        boolean amnesia,
        boolean resumed,
        long pid,
        long startedAtNs,
        long monotonicAtStartNs) {

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
