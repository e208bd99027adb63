package io.tailrace.engine.reader.replay;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.Values;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * One more pass of a backfill: the totals of some series, as {@code /metrics} showed them, at the end of each interval in which they changed,
 * and again each half minute or minute while they do not: Prometheus forgets a series of which it hears nothing for five minutes.
 */
final class BackfillPass implements FrameListener {
    private static final long SHORTEST_REPEAT_MS = 30_000;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NEVER = Long.MIN_VALUE;

    private final ReplayQuery query;
    private final BackfillIndex index;
    private final BackfillOutput output;
    private final TelemetryView view = TelemetryView.epochByEpoch();
    private final Int2ObjectHashMap<BackfillSeries> series = new Int2ObjectHashMap<>();
    private final long intervalNs;
    private final long repeatMs;
    private EpochInfo epoch;

    /** Than the epoch before: its first-party series begin at zero. */
    private boolean isOfOtherService;

    private long firstPosition = -1;
    private boolean isBehindTheIndex;
    private boolean isWhole = true;
    private long cutNs = NEVER;
    private long lookedAtAllMs = NEVER;
    private long points;
    private long pointsLeftOut;

    BackfillPass(final ReplayQuery query, final BackfillIndex index, final BackfillOutput output) {
        this.query = query;
        this.index = index;
        this.output = output;
        // Prometheus tells no two points of a series apart that lie in one millisecond.
        intervalNs = Math.max(NS_PER_MS, query.intervalNs());
        repeatMs = Math.max(SHORTEST_REPEAT_MS, intervalNs / NS_PER_MS);
    }

    /** The last interval ends, and all that this pass took upon itself is written. */
    long end() {
        close();
        output.end();
        return points;
    }

    long pointsLeftOut() {
        return pointsLeftOut;
    }

    /** Whether this pass began where the first one did. */
    boolean isOfTheSameLog() {
        return firstPosition == index.firstPosition();
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        if (firstPosition < 0) {
            firstPosition = position;
            isWhole = frameEpoch == 1 && sequence == 1;
        }
        isBehindTheIndex = position > index.lastPosition();
        view.onFrame(frameEpoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        close();
        lookedAtAllMs = NEVER;
        series.clear();
        isOfOtherService = epoch != null && !epoch.isOfSameService(info);
        epoch = info;
        view.onEpoch(info, position);
    }

    @Override
    public void onSeries(final SeriesInfo info) {
        if (isBehindTheIndex || !query.selects(epoch, info)) {
            return;
        }
        final BackfillSeries found = output.find(epoch, info);
        if (found != null) {
            final boolean goesOn =
                    epoch.resumed() && !(isOfOtherService && info.metric().firstParty());
            found.begin(info.metric(), goesOn, !isWhole, epoch.startedAtNs());
            series.put(info.seriesId(), found);
            view.onSeries(info);
        }
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        view.onMetric(metric);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo info) {
        if (series.remove(info.seriesId()) != null) {
            view.onSeriesEnded(info);
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (isBehindTheIndex) {
            return;
        }
        if (!isInInterval(snapshot.toNs())) {
            close();
        }
        final Values values = ofThisPass(snapshot.values());
        view.onSnapshot(
                new Snapshot(
                        snapshot.epoch(),
                        snapshot.snapshotId(),
                        snapshot.fromNs(),
                        snapshot.toNs(),
                        snapshot.samples(),
                        values,
                        List.of()),
                position);
        if (view.isCurrent()) {
            change(values);
            cutNs = snapshot.toNs();
        }
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        if (isBehindTheIndex) {
            return;
        }
        final boolean wasCurrent = view.isCurrent();
        final Values values = ofThisPass(checkpoint.values());
        view.onCheckpoint(
                new Checkpoint(
                        checkpoint.epoch(),
                        checkpoint.checkpointId(),
                        checkpoint.atNs(),
                        checkpoint.snapshotId(),
                        values,
                        List.of()),
                position);
        know(values);
        // What a gap hid, or an earlier epoch left, shows now. In between, a checkpoint changes nothing.
        if (!wasCurrent) {
            change(values);
            cutNs = checkpoint.atNs();
        }
    }

    @Override
    public void onStatus(final StatusInfo status) {
        // An idle engine writes no snapshots, only signs of life. More may come in the same interval, so none ends
        // here.
        if (isBehindTheIndex || !isTimeToRepeat(status.nowNs()) || isInInterval(status.nowNs())) {
            return;
        }
        close();
        cutNs = isTimeToRepeat(status.nowNs()) ? status.nowNs() : NEVER;
    }

    private boolean isInInterval(final long ns) {
        return cutNs != NEVER && interval(ns) == interval(cutNs);
    }

    private boolean isTimeToRepeat(final long nowNs) {
        return lookedAtAllMs != NEVER && toMs(nowNs) - lookedAtAllMs >= repeatMs;
    }

    @Override
    public void onGap(
            final int frameEpoch, final long expectedSequence, final long foundSequence, final long position) {
        isWhole = false;
        close();
        view.onGap(frameEpoch, expectedSequence, foundSequence, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        isWhole = false;
        close();
        view.onBadFrame(verdict, reason, position);
    }

    private void close() {
        final boolean isInRange = cutNs != NEVER && cutNs > query.fromNs() && cutNs <= query.toNs();
        final long epochMs = toMs(cutNs);
        cutNs = NEVER;
        if (!isInRange) {
            return;
        }
        final boolean looksAtAll = lookedAtAllMs == NEVER || epochMs - lookedAtAllMs >= repeatMs;
        lookedAtAllMs = looksAtAll ? epochMs : lookedAtAllMs;
        // Empty while the view is not current: what a gap may have hidden is not shown.
        for (final SeriesTotals totals : view.series()) {
            final BackfillSeries found = series.get(totals.info().seriesId());
            if (found.isDue(epochMs, looksAtAll ? repeatMs : Long.MAX_VALUE) && !found.hasPoint(totals, epochMs)) {
                if (output.write(found, totals, epochMs)) {
                    points++;
                } else {
                    pointsLeftOut++;
                }
            }
        }
    }

    private Values ofThisPass(final Values values) {
        return new Values(
                values.counters().stream()
                        .filter(it -> series.containsKey(it.series().seriesId()))
                        .toList(),
                values.gauges().stream()
                        .filter(it -> series.containsKey(it.series().seriesId()))
                        .toList(),
                values.histograms().stream()
                        .filter(it -> series.containsKey(it.series().seriesId()))
                        .toList());
    }

    private void change(final Values values) {
        forEach(values, BackfillSeries::change);
    }

    private void know(final Values values) {
        forEach(values, BackfillSeries::know);
    }

    private void forEach(final Values values, final Consumer<BackfillSeries> action) {
        values.counters().forEach(it -> action.accept(series.get(it.series().seriesId())));
        values.gauges().forEach(it -> action.accept(series.get(it.series().seriesId())));
        values.histograms().forEach(it -> action.accept(series.get(it.series().seriesId())));
    }

    /** The interval that a cut at this moment ends in. */
    private long interval(final long ns) {
        return Math.floorDiv(ns - 1, intervalNs);
    }

    /** Rounded up: at that millisecond all of it had come. */
    private static long toMs(final long ns) {
        return -Math.floorDiv(-ns, NS_PER_MS);
    }
}
