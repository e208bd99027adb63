package io.tailrace.engine;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;

/** What a reader of frames was told, in full, and the state that a view made of it. One thread. */
final class Received implements FrameListener {
    record Frame(int epoch, long sequence, int templateId, int lengthInBytes) {}

    record Closed(int channelId, long lastSequence, long refused, boolean ownerDied) {}

    private final TelemetryView view = TelemetryView.withQuantiles();
    private final FrameReader viewReader = new FrameReader(view);
    private final FrameReader reader = new FrameReader(this);
    final List<Frame> frames = new ArrayList<>();
    final List<EpochInfo> epochs = new ArrayList<>();
    final List<Snapshot> snapshots = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();
    final List<StatusInfo> statuses = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<Closed> closed = new ArrayList<>();
    final List<ChannelLimit> limits = new ArrayList<>();
    final List<JournalGap> journalGaps = new ArrayList<>();
    final List<MetricInfo> metrics = new ArrayList<>();
    final List<SeriesInfo> ended = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    void take(final DirectBuffer buffer, final int offset, final int length, final long position) {
        reader.onFrame(buffer, offset, length, position);
        viewReader.onFrame(buffer, offset, length, position);
    }

    TelemetryView view() {
        return view;
    }

    Snapshot lastSnapshot() {
        return snapshots.get(snapshots.size() - 1);
    }

    Checkpoint lastCheckpoint() {
        return checkpoints.get(checkpoints.size() - 1);
    }

    StatusInfo lastStatus() {
        return statuses.get(statuses.size() - 1);
    }

    /** The newest total of a counter, as a view has it. */
    long counter(final String name, final String... labelValues) {
        return totals(name, labelValues).counterTotal();
    }

    /** The newest totals of a series, as a view has them. */
    SeriesTotals totals(final String name, final String... labelValues) {
        return view.series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .filter(series -> series.info().labelValues().equals(Arrays.asList(labelValues)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + name + Arrays.toString(labelValues) + " among "
                        + view.series().stream().map(SeriesTotals::info).toList()));
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        frames.add(new Frame(epoch, sequence, templateId, lengthInBytes));
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        epochs.add(epoch);
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        metrics.add(metric);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        ended.add(series);
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
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        opened.add(name + " " + ringSamples + (singleWriter ? " one writer" : " many writers"));
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        closed.add(new Closed(channelId, lastSequence, refused, ownerDied));
    }

    @Override
    public void onChannelLimit(final ChannelLimit limit) {
        limits.add(limit);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        journalGaps.add(gap);
    }

    @Override
    public void onGap(final int epoch, final long expected, final long found, final long position) {
        faults.add("epoch " + epoch + ": frame " + found + " came where " + expected + " was due");
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        faults.add(verdict + ": " + reason);
    }
}
