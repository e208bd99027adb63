package io.tailrace.engine.reader.replay;

/**
 * How a replay went.
 *
 * @param snapshots in the range.
 * @param intervals that were handed over.
 * @param gaps how often frames were missing.
 * @param badFrames that could not be read.
 * @param isWhole whether everything in the range was replayed.
 */
public record ReplaySummary(long snapshots, long intervals, long gaps, long badFrames, boolean isWhole) {}
