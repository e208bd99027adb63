package io.tailrace.engine.aggregate;

/**
 * How often the aggregator cuts and gives a sign of life.
 *
 * @param snapshotIntervalNs time between snapshots.
 * @param statusIntervalNs time between status frames when nothing changes.
 */
public record CutIntervals(long snapshotIntervalNs, long statusIntervalNs) {}
