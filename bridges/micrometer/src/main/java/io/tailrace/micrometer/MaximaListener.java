package io.tailrace.micrometer;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import java.util.Map;

/** Keeps a view, and tells windows the highest value of each interval. One thread at a time. */
final class MaximaListener implements FrameListener {
    private final TelemetryView view;
    private final Map<SeriesId, WindowMax> maxima;

    MaximaListener(final TelemetryView view, final Map<SeriesId, WindowMax> maxima) {
        this.view = view;
        this.maxima = maxima;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        view.onSnapshot(snapshot, position);
        for (final HistogramValue value : snapshot.values().histograms()) {
            final WindowMax max = maxima.get(SeriesId.of(value.series()));
            if (max != null && value.count() > 0) {
                max.record(value.max());
            }
        }
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        view.onFrame(epoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        view.onEpoch(epoch, position);
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        view.onMetric(metric);
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
    public void onStatus(final StatusInfo status) {
        view.onStatus(status);
    }

    @Override
    public void onGap(final int epoch, final long expected, final long found, final long position) {
        view.onGap(epoch, expected, found, position);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        view.onJournalGap(gap, missed, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        view.onBadFrame(verdict, reason, position);
    }
}
