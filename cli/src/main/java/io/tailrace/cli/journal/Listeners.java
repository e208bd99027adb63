package io.tailrace.cli.journal;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, in their order, so that frames are made sense of once. One thread. */
public final class Listeners implements FrameListener {
    private final List<FrameListener> listeners;

    /**
     * One for all of them.
     *
     * @param listeners told in this order.
     */
    public Listeners(final FrameListener... listeners) {
        this.listeners = List.of(listeners);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        tell(listener -> listener.onEpoch(epoch, position));
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        tell(listener -> listener.onSeries(series));
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        tell(listener -> listener.onMetric(metric));
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        tell(listener -> listener.onSeriesEnded(series));
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        tell(listener -> listener.onChannelOpened(channelId, name, ringSamples, singleWriter));
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {
        tell(listener -> listener.onChannelClosed(channelId, lastSequence, refused, ownerDied));
    }

    @Override
    public void onChannelLimit(final ChannelLimit limit) {
        tell(listener -> listener.onChannelLimit(limit));
    }

    @Override
    public boolean readsSamples() {
        return listeners.stream().anyMatch(FrameListener::readsSamples);
    }

    @Override
    public boolean readsEntries() {
        return listeners.stream().anyMatch(FrameListener::readsEntries);
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        tell(listener -> listener.onEntry(entry, position));
    }

    @Override
    public void onSampleBlock(final SampleBlock block, final long position) {
        tell(listener -> {
            if (block.samples() != null) {
                block.samples().rewind();
            }
            listener.onSampleBlock(block, position);
        });
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        tell(listener -> listener.onSnapshot(snapshot, position));
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        tell(listener -> listener.onCheckpoint(checkpoint, position));
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        tell(listener -> listener.onExemplar(exemplar));
    }

    @Override
    public void onStatus(final StatusInfo status) {
        tell(listener -> listener.onStatus(status));
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        tell(listener -> listener.onFrame(epoch, sequence, templateId, lengthInBytes, position));
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        tell(listener -> listener.onGap(epoch, expectedSequence, foundSequence, position));
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        tell(listener -> listener.onJournalGap(gap, missed, position));
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        tell(listener -> listener.onBadFrame(verdict, reason, position));
    }

    private void tell(final Consumer<FrameListener> event) {
        listeners.forEach(event);
    }
}
