package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Follows the totals of a journal, and makes points of those that changed since they were last collected. What frames that are missing may have changed is not
 * told until a checkpoint says it. One thread.
 */
public final class MetricCollector implements FrameListener {
    private final TelemetryView view = TelemetryView.epochByEpoch();
    private final Int2ObjectHashMap<Sent> sent = new Int2ObjectHashMap<>();
    private final BiPredicate<EpochInfo, SeriesInfo> selection;
    private final Resources resources;
    private final Points points;
    private final StartTimes starts;
    private long asOfNs;
    private Int2ObjectHashMap<SeriesTotals> byId;

    /**
     * Follows nothing yet.
     *
     * @param options of the mapping.
     * @param resources says who recorded.
     * @param lineStartNs {@link #lineStartNs} when the last reader of this journal ended; 0 if it is not known.
     * @param selection of the series that are told.
     */
    public MetricCollector(
            final MappingOptions options,
            final Resources resources,
            final long lineStartNs,
            final BiPredicate<EpochInfo, SeriesInfo> selection) {
        this.resources = resources;
        this.selection = selection;
        points = new Points(options);
        starts = new StartTimes(lineStartNs);
    }

    /**
     * When the totals were zero.
     *
     * @return ns since 1970; 0 if it is not known.
     */
    public long lineStartNs() {
        return starts.lineNs();
    }

    /**
     * Who records.
     *
     * @return null if it is not known yet.
     */
    public EpochInfo epoch() {
        return view.epoch();
    }

    /**
     * Up to when the totals are known.
     *
     * @return ns since 1970: that of the last cut, or of a later sign of life behind which nothing had changed; 0 before the first.
     */
    public long asOfNs() {
        return asOfNs;
    }

    /**
     * Whether the totals are known.
     *
     * @return false until an epoch was seen from its beginning or a checkpoint has come, and behind frames that are missing.
     */
    public boolean isCurrent() {
        return view.isCurrent();
    }

    /**
     * Makes points of what changed. They count as sent from here on.
     *
     * @param repeatNs series whose last point is older than that are told again though they did not change.
     * @param atNs time of the points, ns since 1970.
     * @return metrics of one resource and scope, each with at least one point; null if there are none, or totals are not known.
     */
    public ResourceMetrics collect(final long repeatNs, final long atNs) {
        final ScopeMetrics.Builder scope = ScopeMetrics.newBuilder().setScope(resources.scope());
        Metric.Builder metric = null;
        Family family = null;
        for (final SeriesTotals totals : view.series()) {
            if (family == null || !family.name.equals(totals.info().metric().name())) {
                add(scope, metric);
                metric = null;
                family = new Family(totals.info());
            }
            if (!selection.test(view.epoch(), totals.info()) || !family.takes(totals.info())) {
                continue;
            }
            final Sent last = sent.computeIfAbsent(totals.info().seriesId(), id -> new Sent());
            if (last.revision != totals.revision() || atNs - last.atNs >= repeatNs) {
                metric = metric == null ? points.metric(totals.info().metric()) : metric;
                points.add(metric, totals, new PointTimes(starts.startOf(totals.info()), atNs, last.exemplarsNs));
                last.revision = totals.revision();
                last.atNs = atNs;
                last.exemplarsNs = Math.max(last.exemplarsNs, Exemplars.newestNs(totals));
            }
        }
        add(scope, metric);
        return scope.getMetricsCount() == 0
                ? null
                : ResourceMetrics.newBuilder()
                        .setResource(resources.of(view.epoch()))
                        .addScopeMetrics(scope)
                        .build();
    }

    /**
     * Makes a point of a series that is about to end, if it changed since its last one.
     *
     * @param series that was made known.
     * @return null if there is nothing to tell.
     */
    public ResourceMetrics last(final SeriesInfo series) {
        if (byId == null) {
            byId = new Int2ObjectHashMap<>();
            view.series().forEach(totals -> byId.put(totals.info().seriesId(), totals));
        }
        final SeriesTotals totals = byId.get(series.seriesId());
        final Sent last = sent.get(series.seriesId());
        final boolean isTold = last != null && totals != null && last.revision == totals.revision();
        if (totals == null || isTold || !selection.test(view.epoch(), series)) {
            return null;
        }
        final Metric.Builder metric = points.metric(totals.info().metric());
        points.add(metric, totals, new PointTimes(starts.startOf(series), asOfNs, last == null ? 0 : last.exemplarsNs));
        return ResourceMetrics.newBuilder()
                .setResource(resources.of(view.epoch()))
                .addScopeMetrics(
                        ScopeMetrics.newBuilder().setScope(resources.scope()).addMetrics(metric))
                .build();
    }

    private static void add(final ScopeMetrics.Builder scope, final Metric.Builder metric) {
        if (metric != null) {
            scope.addMetrics(metric);
        }
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        view.onFrame(frameEpoch, sequence, templateId, lengthInBytes, position);
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        sent.clear();
        byId = null;
        starts.onEpoch(info);
        view.onEpoch(info, position);
        asOfNs = view.snapshotToNs();
    }

    @Override
    public void onMetric(final MetricInfo metric) {
        view.onMetric(metric);
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        starts.onSeries(series, asOfNs);
        byId = null;
        view.onSeries(series);
    }

    @Override
    public void onSeriesEnded(final SeriesInfo series) {
        starts.onEnded(series);
        sent.remove(series.seriesId());
        view.onSeriesEnded(series);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        view.onSnapshot(snapshot, position);
        byId = null;
        asOfNs = view.snapshotToNs();
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        view.onCheckpoint(checkpoint, position);
        byId = null;
        asOfNs = view.snapshotToNs();
    }

    @Override
    public void onExemplar(final Exemplar exemplar) {
        view.onExemplar(exemplar);
    }

    @Override
    public void onStatus(final StatusInfo status) {
        asOfNs = status.nowNs();
        view.onStatus(status);
    }

    @Override
    public void onGap(
            final int frameEpoch, final long expectedSequence, final long foundSequence, final long position) {
        view.onGap(frameEpoch, expectedSequence, foundSequence, position);
    }

    @Override
    public void onJournalGap(final JournalGap gap, final long missed, final long position) {
        view.onJournalGap(gap, missed, position);
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        // A frame that is missing shows by the sequence of the next one. One that was counted and contradicts itself
        // does not.
        if (verdict == FrameVerdict.GOOD) {
            view.onBadFrame(verdict, reason, position);
        }
    }

    /** What of a series was told last. */
    private static final class Sent {
        private long revision = -1;
        private long atNs;

        /** They come behind the snapshot that counts them, so they may be older than the point. */
        private long exemplarsNs;
    }

    /** The series of one name. They are told as one metric: those of another type or unit than the first one cannot be, nor a label set that comes twice. */
    private static final class Family {
        private final String name;
        private final SeriesInfo first;
        private final Set<List<String>> labels = new HashSet<>();

        Family(final SeriesInfo first) {
            this.first = first;
            name = first.metric().name();
        }

        boolean takes(final SeriesInfo series) {
            if (series.metric().type() != first.metric().type()
                    || series.metric().form() != first.metric().form()
                    || series.metric().unit() != first.metric().unit()) {
                return false;
            }
            final List<String> identity = new ArrayList<>(series.metric().labelNames());
            identity.addAll(series.labelValues());
            return labels.add(identity);
        }
    }
}
