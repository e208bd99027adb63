package io.tailrace.exposer.page;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerFamilies;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.metrics.LabelKey;
import io.tailrace.exposer.metrics.LocalFamily;
import io.tailrace.exposer.metrics.LocalSeries;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the page of {@code /metrics}, in two parts: what the exposer counts itself, which changes with every request and is
 * little; and what the log says, which changes with a snapshot and may be large. Each is made on demand, and only if it changed.
 * Event-loop thread.
 */
public final class ScrapePage implements AutoCloseable {
    private static final int WARNED_LENGTH_IN_BYTES = 2 * 1024 * 1024;

    private final TelemetryView view;
    private final ExposerMetrics metrics;
    private final DistinctWarnings warnings;
    private final PagePlanner planner;
    private final TextBuffer out = new TextBuffer(64 * 1024);
    private final PrometheusTextWriter writer = new PrometheusTextWriter(out);
    private List<SeriesTotals> plannedSeries;
    private EpochInfo plannedEpoch;
    private boolean plannedCurrent;
    private PagePlan plan;
    private ByteBuf logPart;
    private long logVersion = -1;

    public ScrapePage(final TelemetryView view, final ExposerMetrics metrics, final DistinctWarnings warnings) {
        this.view = view;
        this.metrics = metrics;
        this.warnings = warnings;
        this.planner = new PagePlanner(warnings);
    }

    /** Whether the log says something that the last page does not. */
    public boolean isLogNewer() {
        return view.version() != logVersion;
    }

    /** A new page, to be released by the caller. */
    public Answer make() {
        if (isLogNewer()) {
            planAgainIfSeriesWereAdded();
            out.clear();
            plan.fromLog().forEach(family -> family.write(writer));
            close();
            logPart = take();
            logVersion = view.version();
        }
        out.clear();
        ExposerFamilies.LIVE.forEach(this::writeLive);
        final Answer page = Answer.page(PrometheusTextWriter.CONTENT_TYPE, take(), logPart.retainedDuplicate());
        if (page.bodyLengthInBytes() > WARNED_LENGTH_IN_BYTES) {
            warnings.warn(
                    "the page of /metrics is longer than " + WARNED_LENGTH_IN_BYTES + " bytes: use fewer label values");
        }
        return page;
    }

    /** The view keeps its list as long as no series is added, and begins another one with an epoch. */
    private void planAgainIfSeriesWereAdded() {
        if (plan == null
                || plannedSeries != view.series()
                || !Objects.equals(plannedEpoch, view.epoch())
                || plannedCurrent != view.isCurrent()) {
            plan = planner.plan(view);
            plannedSeries = view.series();
            plannedEpoch = view.epoch();
            plannedCurrent = view.isCurrent();
        }
    }

    /** What was written, in memory that sockets read without another copy. */
    private ByteBuf take() {
        return ByteBufAllocator.DEFAULT
                .directBuffer(out.lengthInBytes())
                .writeBytes(out.array(), 0, out.lengthInBytes());
    }

    private void writeLive(final MetricFamily family) {
        writer.family(family.name(), family.type(), family.help());
        final LabelSet base = plan.base();
        if (base == null) {
            return;
        }
        final LocalFamily local = metrics.family(family);
        final Map<LabelKey, SeriesRow> fromLog = plan.inLive(family);
        for (final LocalSeries series : local.series()) {
            final SeriesRow same = fromLog.get(series.key());
            series.write(writer, base, same == null ? 0 : same.counterTotal());
        }
        fromLog.forEach((key, row) -> {
            if (!local.has(key)) {
                row.write(writer);
            }
        });
    }

    /** Gives back what it holds; pages that were made are their owners'. */
    @Override
    public void close() {
        if (logPart != null) {
            logPart.release();
            logPart = null;
            logVersion = -1;
        }
    }
}
