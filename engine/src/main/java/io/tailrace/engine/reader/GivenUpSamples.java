package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.Priority;

/**
 * Retained samples of a channel that are in no block, because the journal was not quick enough.
 *
 * @param priority of their metrics.
 * @param samples how many.
 * @param firstSequence of the first one.
 * @param lastSequence of the last one; between the two others may be in blocks.
 */
public record GivenUpSamples(Priority priority, long samples, long firstSequence, long lastSequence) {}
