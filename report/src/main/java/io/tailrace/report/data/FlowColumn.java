package io.tailrace.report.data;

/**
 * What the engine did in a column.
 *
 * @param samples of all channels.
 * @param refused samples of all channels.
 * @param coveredNs between the cuts of its snapshots: what a rate is of, ns.
 * @param occupancyPermille of the fullest ring, the highest of all signs of life; -1 if there was none.
 * @param journalLagMs the highest; -1 likewise.
 */
record FlowColumn(long samples, long refused, long coveredNs, int occupancyPermille, long journalLagMs) {
    FlowColumn plus(final FlowColumn other) {
        return new FlowColumn(
                BucketRun.saturatingSum(samples, other.samples),
                BucketRun.saturatingSum(refused, other.refused),
                BucketRun.saturatingSum(coveredNs, other.coveredNs),
                Math.max(occupancyPermille, other.occupancyPermille),
                Math.max(journalLagMs, other.journalLagMs));
    }
}
