package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameVerdict;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader tells. */
public final class RecordingListener implements FrameListener {
    public final List<EpochInfo> epochs = new ArrayList<>();
    public final List<SeriesInfo> series = new ArrayList<>();
    public final List<String> channels = new ArrayList<>();
    public final List<Snapshot> snapshots = new ArrayList<>();
    public final List<Checkpoint> checkpoints = new ArrayList<>();
    public final List<StatusInfo> statuses = new ArrayList<>();
    public final List<String> gaps = new ArrayList<>();
    public final List<String> journalGaps = new ArrayList<>();
    public final List<Long> journalGapEntries = new ArrayList<>();
    public final List<String> badFrames = new ArrayList<>();
    public int goodFrames;

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        epochs.add(epoch);
    }

    @Override
    public void onSeries(final SeriesInfo info) {
        series.add(info);
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        channels.add("+" + name);
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        channels.add("-" + channelId + " " + lastSequence + " " + refused);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshots.add(snapshot);
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        checkpoints.add(checkpoint);
    }

    @Override
    public void onStatus(final StatusInfo status) {
        statuses.add(status);
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        goodFrames++;
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        gaps.add(epoch + ": " + expectedSequence + " -> " + foundSequence + " @" + position);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        journalGaps.add(gap.firstFrame() + " to " + gap.lastFrame() + ", missed " + missed);
        journalGapEntries.add(gap.entries());
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        badFrames.add(verdict + " @" + position + " " + reason);
    }
}
