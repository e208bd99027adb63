package io.tailrace.test;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an engine's frames say in all. One thread. */
final class Recorded implements FrameListener {
    private final TelemetryView view = new TelemetryView();
    private final Map<String, MetricDescriptor> metrics = new TreeMap<>();
    private final List<RecordedEntry> entries = new ArrayList<>();
    private long refused;

    List<SeriesTotals> series() {
        return view.series();
    }

    /** Everything that was registered, first-party metrics, too, by name. */
    Map<String, MetricDescriptor> metrics() {
        return metrics;
    }

    List<RecordedEntry> entries() {
        return entries;
    }

    /** Samples, by all channels. */
    long refused() {
        return refused;
    }

    void lost(final long frames) {
        view.onLostFrames(frames);
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        entries.add(entry);
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        metrics.put(metric.metric().name(), metric.metric());
        view.onMetric(metric);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshot.channels().forEach(range -> refused += range.refused());
        view.onSnapshot(snapshot, position);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        view.onEpoch(epoch, position);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        view.onSeries(series);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        view.onSeriesEnded(series);
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        view.onCheckpoint(checkpoint, position);
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        view.onExemplar(exemplar);
    }

    @Override
    public void onStatus(final StatusInfo status) {
        view.onStatus(status);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        view.onJournalGap(gap, missed, position);
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        view.onFrame(epoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onGap(final int epoch, final long expected, final long found, final long position) {
        view.onGap(epoch, expected, found, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        view.onBadFrame(verdict, reason, position);
    }
}
