package io.tailrace.engine.reader.audit;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.codec.sbe.ValuePartDecoder;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves a log whole, from its first frame to its last: frames follow each other, snapshots follow each other, each channel's samples are in
 * exactly one snapshot, and every total agrees with what was added up; and samples that are retained are in
 * exactly one block, or said to be given up; and telemetry entries follow each other. What is not so is named with epoch, channel, the sequence
 * that was expected and the one that was found, snapshot and position.
 *
 * <p>A log whose old files were deleted is proven from its first checkpoint on. Feed it through a {@link
 * io.tailrace.engine.reader.FrameReader}, then ask for the {@link #report()}. One thread; bounded memory.
 */
public final class FrameAudit implements FrameListener {
    private static final int EPOCH_LIMIT = 10_000;
    private static final long NO_POSITION = -1;

    private final AuditFindings findings = new AuditFindings();
    private final List<AuditedEpoch> ended = new ArrayList<>();
    private long epochsLeftOut;
    private EpochAudit current;
    private long lastPosition = NO_POSITION;
    private long missingFrames;
    private long lostFrames;

    /**
     * Ends the audit.
     *
     * @return what it found in all frames so far.
     */
    public AuditReport report() {
        endEpoch();
        if (lostFrames > missingFrames) {
            findings.add(
                    FindingKind.FRAMES_LOST,
                    0,
                    lastPosition,
                    "at least " + (lostFrames - missingFrames)
                            + " frames before this position cannot be read, and what follows does not tell how many");
            missingFrames = lostFrames;
        }
        return new AuditReport(
                List.copyOf(ended), epochsLeftOut, findings.list(), findings.leftOut(), findings.isWhole());
    }

    /**
     * Says how many frames the tailer has lost; to be called at the end, or after each poll.
     *
     * @param total {@link io.tailrace.engine.log.FrameTailer#lostFrames()}.
     */
    public void onLostFrames(final long total) {
        lostFrames = Math.max(lostFrames, total);
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        lastPosition = position;
        enter(epoch, sequence);
        current.countFrame(sequence, lengthInBytes);
        switch (templateId) {
            case CheckpointBeginDecoder.TEMPLATE_ID -> current.beginCheckpoint(position);
            case ValuePartDecoder.TEMPLATE_ID -> current.countUnfinished(position);
            case SnapshotCommitDecoder.TEMPLATE_ID, CheckpointCommitDecoder.TEMPLATE_ID -> current.countFinished();
            default -> {}
        }
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        current.begin(epoch);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        current.end(series);
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        current.openChannel(channelId, name);
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        current.closeChannel(channelId, lastSequence, refused, at(lastPosition));
    }

    @Override
    public boolean readsSamples() {
        return true;
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        current.add(block, at(position));
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        current.add(entry, at(position));
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        current.add(snapshot, at(position));
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        current.check(checkpoint, at(position));
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        final String where = "expected frame " + expectedSequence + ", found " + foundSequence;
        if (foundSequence < expectedSequence) {
            findings.add(FindingKind.FRAME_DUPLICATE, epoch, position, where);
            return;
        }
        final long missing = foundSequence - expectedSequence;
        missingFrames = Math.max(missingFrames, missingFrames + missing);
        enter(epoch, foundSequence);
        current.lose();
        findings.add(FindingKind.FRAME_GAP, epoch, position, where + ": " + missing + " frames are missing");
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        if (missed == 0) {
            return;
        }
        missingFrames = Math.max(missingFrames, missingFrames + missed);
        current.stateGap(gap);
        findings.add(
                FindingKind.JOURNAL_GAP,
                current.epoch(),
                position,
                "the journal did not take frames " + gap.firstFrame() + " to " + gap.lastFrame() + " ("
                        + gap.reason().label() + "): " + gap.snapshots() + " snapshots with " + gap.samples()
                        + " samples, which the next totals contain"
                        + (gap.entries() == 0 ? "" : ", and " + gap.entries() + " telemetry entries"));
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        if (current != null) {
            current.lose();
        }
        findings.add(
                verdict == FrameVerdict.BAD_CHECKSUM ? FindingKind.BAD_CHECKSUM : FindingKind.BAD_FRAME,
                current == null ? 0 : current.epoch(),
                position,
                reason);
    }

    private void enter(final int epoch, final long sequence) {
        if (current == null || current.epoch() != epoch) {
            endEpoch();
            current = new EpochAudit(epoch, sequence);
        }
    }

    private void endEpoch() {
        if (current == null) {
            return;
        }
        current.end(findings);
        if (ended.size() < EPOCH_LIMIT) {
            ended.add(current.result());
        } else {
            epochsLeftOut++;
        }
        current = null;
    }

    private Place at(final long position) {
        return new Place(findings, current.epoch(), position);
    }
}
