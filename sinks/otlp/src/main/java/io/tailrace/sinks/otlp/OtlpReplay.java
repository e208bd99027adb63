package io.tailrace.sinks.otlp;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.sinks.otlp.mapping.MetricCollector;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A range of a journal as export requests: the totals at the end of each interval in which they changed, and now and then of those that did not; and the entries
 * whose own time lies in it. One thread.
 */
final class OtlpReplay implements FrameListener {
    private static final long SHORTEST_REPEAT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long NONE = Long.MIN_VALUE;

    private final OtlpSettings settings;
    private final ReplayQuery query;
    private final Consumer<OtlpBatch> sink;
    private final MetricCollector metrics;
    private final PendingRequests pending;
    private final long intervalNs;
    private final long repeatNs;
    private long intervals;

    /** The last cut that is not told. */
    private long cutNs = NONE;

    private long toldNs = NONE;

    private OtlpReplay(final OtlpSettings settings, final ReplayQuery query, final Consumer<OtlpBatch> sink) {
        this.settings = settings;
        this.query = query;
        this.sink = sink;
        metrics = new MetricCollector(settings.mapping(), settings.resources(), 0, query::selects);
        pending = new PendingRequests(settings.resources());
        intervalNs = Math.max(1, query.intervalNs());
        repeatNs = Math.max(SHORTEST_REPEAT_NS, intervalNs);
    }

    static Replay of(final OtlpSettings settings, final ReplayQuery query, final Consumer<OtlpBatch> sink) {
        final OtlpReplay selected = new OtlpReplay(settings, query, sink);
        return new Replay(query, selected, selected::end);
    }

    private long end() {
        close();
        hand();
        return intervals;
    }

    /** The interval of the last cut is over. */
    private void close() {
        final long atNs = cutNs;
        cutNs = NONE;
        if (atNs == NONE || atNs <= query.fromNs() || atNs > query.toNs() || !settings.hasMetrics()) {
            return;
        }
        final long before = pending.items();
        pending.add(metrics.collect(repeatNs, atNs), atNs);
        toldNs = atNs;
        if (pending.items() > before) {
            intervals++;
            hand();
        }
    }

    private void hand() {
        if (pending.items() > 0) {
            sink.accept(pending.take());
        }
    }

    /** The interval that a cut at this moment ends in. */
    private long interval(final long atNs) {
        return Math.floorDiv(atNs - 1, intervalNs);
    }

    private void cut(final long atNs) {
        if (metrics.isCurrent()) {
            cutNs = atNs;
        }
    }

    private void closeBefore(final long atNs) {
        if (cutNs != NONE && interval(atNs) != interval(cutNs)) {
            close();
        }
    }

    @Override
    public void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {
        metrics.onFrame(epoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        close();
        toldNs = NONE;
        metrics.onEpoch(info, position);
        pending.epoch(info);
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        metrics.onMetric(metric);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        metrics.onSeries(series);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        if (cutNs != NONE && cutNs > query.fromNs() && settings.hasMetrics()) {
            pending.add(metrics.last(series), cutNs);
        }
        metrics.onSeriesEnded(series);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        closeBefore(snapshot.toNs());
        metrics.onSnapshot(snapshot, position);
        cut(snapshot.toNs());
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        final boolean wasCurrent = metrics.isCurrent();
        metrics.onCheckpoint(checkpoint, position);
        // What a gap hid, or an earlier epoch left, shows now. In between, a checkpoint changes nothing.
        if (!wasCurrent) {
            cut(checkpoint.atNs());
        }
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        metrics.onExemplar(exemplar);
    }

    @Override
    public void onStatus(final StatusInfo status) {
        metrics.onStatus(status);
        // An idle engine writes no snapshots, only signs of life.
        closeBefore(status.nowNs());
        if (cutNs == NONE && toldNs != NONE && status.nowNs() - toldNs >= repeatNs) {
            cut(status.nowNs());
        }
    }

    @Override
    public boolean readsEntries() {
        return settings.hasEntries();
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        final long timeNs = TimeUnit.MICROSECONDS.toNanos(entry.entry().timestampUs());
        if (timeNs > query.fromNs() && timeNs <= query.toNs()) {
            pending.add(entry);
            if (pending.items() >= settings.maxEntries()) {
                hand();
            }
        }
    }

    @Override
    public void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {
        close();
        metrics.onGap(epoch, expectedSequence, foundSequence, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        metrics.onBadFrame(verdict, reason, position);
    }
}
