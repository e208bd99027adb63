package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.EpochInfo;
import java.util.List;

/**
 * An epoch as an audit saw it.
 *
 * @param epoch its number.
 * @param info who recorded; null if no frame said it.
 * @param fromStart whether its first frame is in the log.
 * @param frames good ones.
 * @param lengthInBytes of those frames.
 * @param firstFrame lowest frame sequence.
 * @param lastFrame highest frame sequence.
 * @param snapshots whole ones.
 * @param lastSnapshotId of the last one; 0 if there was none.
 * @param checkpoints whole ones.
 * @param samples in all snapshots.
 * @param refused samples in all snapshots' intervals.
 * @param gaps that the journal says it has.
 * @param gapSnapshots in those gaps, not among the others.
 * @param gapSamples in those snapshots; the totals behind each gap contain them.
 * @param retained samples in blocks of flight recorders.
 * @param givenUp retained samples that are in no block, because the journal was not quick enough.
 * @param entries telemetry entries.
 * @param cutEntries those of them of which something is cut.
 * @param gapEntries telemetry entries that the journal says it did not take.
 * @param channels by id.
 * @param channelsLeftOut closed channels beyond the number that a report lists.
 */
public record AuditedEpoch(
        int epoch,
        EpochInfo info,
        boolean fromStart,
        long frames,
        long lengthInBytes,
        long firstFrame,
        long lastFrame,
        long snapshots,
        long lastSnapshotId,
        long checkpoints,
        long samples,
        long refused,
        long gaps,
        long gapSnapshots,
        long gapSamples,
        long retained,
        long givenUp,
        long entries,
        long cutEntries,
        long gapEntries,
        List<AuditedChannel> channels,
        long channelsLeftOut) {}
