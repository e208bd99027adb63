package io.tailrace.engine;

import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;

/** Tells another listener everything but one block of samples. */
final class ForgetfulListener implements FrameListener {
    private final FrameListener listener;
    private final boolean[] forgotten;

    ForgetfulListener(final FrameListener listener, final boolean[] forgotten) {
        this.listener = listener;
        this.forgotten = forgotten;
    }

    @Override
    public boolean readsSamples() {
        return true;
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        if (!forgotten[0] && block.fromSequence() > 100) {
            forgotten[0] = true;
            return;
        }
        listener.onSampleBlock(block, position);
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        listener.onFrame(epoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        listener.onEpoch(epoch, position);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        listener.onSeries(series);
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        listener.onMetric(metric);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        listener.onSeriesEnded(series);
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        listener.onChannelOpened(channelId, name, ringSamples, singleWriter);
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        listener.onChannelClosed(channelId, lastSequence, refused, ownerDied);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        listener.onSnapshot(snapshot, position);
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        listener.onCheckpoint(checkpoint, position);
    }
}
