package io.tailrace.engine.reader.replay;

/**
 * How a replay went.
 *
 * @param snapshots in the range.
 * @param intervals that were handed over.
 * @param gaps how often frames were missing.
 * @param badFrames that could not be read.
 * @param givenUp retained samples that the journal does not have; 0 for a replay that does not read samples.
 * @param isWhole whether everything in the range was replayed.
 */
public record ReplaySummary(long snapshots, long intervals, long gaps, long badFrames, long givenUp, boolean isWhole) {}
