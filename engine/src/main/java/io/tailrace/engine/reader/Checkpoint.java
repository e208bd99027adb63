package io.tailrace.engine.reader;

import java.util.List;

/**
 * A whole checkpoint: the totals at a cut.
 *
 * @param epoch that it belongs to.
 * @param checkpointId counts the checkpoints of an epoch, from 1.
 * @param atNs wall clock of the cut, ns since 1970.
 * @param snapshotId last snapshot that the totals contain; 0 if none.
 * @param values totals of every series.
 * @param channels each open channel; {@code firstSequence} 0, {@code lastSequence} its last so far, refused in its whole life.
 */
public record Checkpoint(
        EpochInfo epoch, long checkpointId, long atNs, long snapshotId, Values values, List<ChannelRange> channels) {}
