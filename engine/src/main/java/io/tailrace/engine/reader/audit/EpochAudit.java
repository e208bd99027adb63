package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;

/** Checks one epoch. One that is not seen from its first frame is checked from its first checkpoint on. */
final class EpochAudit {
    private static final long UNKNOWN = -1;

    private final int epoch;
    private final boolean fromStart;
    private final long firstFrame;
    private final ChannelAudits channels = new ChannelAudits();
    private final SeriesSums sums = new SeriesSums();
    private final FlightAudit flight = new FlightAudit();
    private final EntryAudit entries = new EntryAudit();
    private EpochInfo info;
    private boolean based;
    private boolean isCheckpointOnly;
    private long frames;
    private long lengthInBytes;
    private long lastFrame;
    private long snapshots;
    private long checkpoints;
    private long lastSnapshotId;
    private long samples;
    private long refused;
    private long gaps;
    private long gapSnapshots;
    private long gapSamples;
    private long unfinishedFrames;
    private long unfinishedPosition = UNKNOWN;

    EpochAudit(final int epoch, final long firstFrame) {
        this.epoch = epoch;
        this.firstFrame = firstFrame;
        fromStart = firstFrame == 1;
    }

    int epoch() {
        return epoch;
    }

    void begin(final EpochInfo who) {
        info = who;
        based = fromStart;
        if (fromStart) {
            flight.beginWhole();
            entries.beginWhole();
        }
        if (fromStart && !who.resumed()) {
            sums.beginAtZero();
        }
    }

    void countFrame(final long sequence, final int frameLength) {
        frames++;
        lengthInBytes += frameLength;
        lastFrame = sequence;
    }

    void beginCheckpoint(final long position) {
        isCheckpointOnly |= frames == 1;
        countUnfinished(position);
    }

    /** A frame of a whole that is not finished before its commit. */
    void countUnfinished(final long position) {
        if (unfinishedFrames++ == 0) {
            unfinishedPosition = position;
        }
    }

    void countFinished() {
        unfinishedFrames = 0;
        isCheckpointOnly = false;
    }

    void openChannel(final int channelId, final String name) {
        channels.open(channelId, name);
        flight.openChannel(channelId);
    }

    void closeChannel(final int channelId, final long lastSequence, final long refusedInLife, final Place place) {
        final ChannelAudit channel = channels.close(channelId);
        flight.closeChannel(channelId);
        if (channel != null && based) {
            channel.check(lastSequence, refusedInLife, "its end", place);
        }
    }

    /** Frames are missing: what they held is not known, which is told once, not at every sum that differs for it. */
    void lose() {
        sums.lose();
        channels.lose();
        flight.lose();
        entries.lose();
    }

    void add(final RecordedEntry entry, final Place place) {
        entries.add(entry, place);
    }

    void add(final SampleBlock block, final Place place) {
        flight.add(block, place);
    }

    /** Frames are missing that the journal did not take: the next checkpoint tells what they held. */
    void stateGap(final JournalGap gap) {
        sums.lose();
        channels.stateGap();
        entries.stateGap(gap.entries());
        flight.lose();
        unfinishedFrames = 0;
        if (based) {
            lastSnapshotId += gap.snapshots();
        }
        gaps++;
        gapSnapshots += gap.snapshots();
        gapSamples += gap.samples();
    }

    void add(final Snapshot snapshot, final Place place) {
        if (!based) {
            return;
        }
        final long expected = lastSnapshotId + 1;
        if (snapshot.snapshotId() != expected) {
            final boolean isGap = snapshot.snapshotId() > expected;
            place.report(
                    isGap ? FindingKind.SNAPSHOT_GAP : FindingKind.SNAPSHOT_DUPLICATE,
                    "expected snapshot " + expected + ", found " + snapshot.snapshotId());
            lose();
        }
        long inChannels = 0;
        for (final ChannelRange range : snapshot.channels()) {
            inChannels += range.samples();
            refused += range.refused();
            channels.find(range).add(range, snapshot.snapshotId(), place);
        }
        if (inChannels != snapshot.samples()) {
            place.report(
                    FindingKind.SUM_DIFFERS,
                    "snapshot " + snapshot.snapshotId() + " speaks of " + snapshot.samples()
                            + " samples, but its channels have " + inChannels);
        }
        sums.add(snapshot, place);
        flight.check(snapshot, place);
        snapshots++;
        samples += inChannels;
        lastSnapshotId = Math.max(lastSnapshotId, snapshot.snapshotId());
    }

    void end(final SeriesInfo series) {
        sums.end(series);
    }

    void check(final Checkpoint checkpoint, final Place place) {
        checkpoints++;
        if (based) {
            checkAgainst(checkpoint, place);
        } else {
            checkpoint.channels().forEach(range -> channels.find(range).base(range));
        }
        sums.check(checkpoint, info.resumed(), place);
        lastSnapshotId = Math.max(lastSnapshotId, checkpoint.snapshotId());
        based = true;
    }

    private void checkAgainst(final Checkpoint checkpoint, final Place place) {
        if (checkpoint.snapshotId() != lastSnapshotId) {
            place.report(
                    checkpoint.snapshotId() > lastSnapshotId ? FindingKind.SNAPSHOT_GAP : FindingKind.SUM_DIFFERS,
                    "checkpoint " + checkpoint.checkpointId() + " stands for snapshot " + checkpoint.snapshotId()
                            + ", but the last one was " + lastSnapshotId);
        }
        for (final ChannelRange range : checkpoint.channels()) {
            channels.find(range)
                    .check(range.lastSequence(), range.refused(), "checkpoint " + checkpoint.checkpointId(), place);
        }
        channels.keepOnly(checkpoint.channels());
    }

    /** Ends the epoch: nothing of it comes any more. */
    void end(final AuditFindings findings) {
        // Who died within the checkpoint that begins a file left nothing else when the files before were deleted.
        if (!fromStart && !based && !isCheckpointOnly) {
            findings.add(
                    FindingKind.UNPROVEN,
                    epoch,
                    UNKNOWN,
                    "epoch " + epoch + " is there from frame " + firstFrame + " to " + lastFrame
                            + " without its start and without a checkpoint");
        }
        if (unfinishedFrames > 0) {
            findings.add(
                    FindingKind.UNFINISHED,
                    epoch,
                    unfinishedPosition,
                    unfinishedFrames + " frames at the end of epoch " + epoch
                            + " have no commit and count for nothing");
        }
    }

    AuditedEpoch result() {
        return new AuditedEpoch(
                epoch,
                info,
                fromStart,
                frames,
                lengthInBytes,
                firstFrame,
                lastFrame,
                snapshots,
                lastSnapshotId,
                checkpoints,
                samples,
                refused,
                gaps,
                gapSnapshots,
                gapSamples,
                flight.samples(),
                flight.givenUp(),
                entries.entries(),
                entries.cut(),
                entries.inGaps(),
                channels.results(),
                channels.leftOut());
    }
}
