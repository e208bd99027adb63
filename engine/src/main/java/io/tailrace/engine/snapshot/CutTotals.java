package io.tailrace.engine.snapshot;

/**
 * What was cut so far.
 *
 * @param snapshotId of the last snapshot, in its epoch.
 * @param snapshots in all epochs of this engine.
 * @param samples in all of them.
 */
record CutTotals(long snapshotId, long snapshots, long samples) {}
