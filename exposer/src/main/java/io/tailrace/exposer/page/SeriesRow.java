package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;

/** A series of the log as it stands on pages: what never changes of it is laid out once. Event-loop thread. */
final class SeriesRow {
    private final SeriesTotals totals;
    private final FamilyType type;
    private final Unit unit;
    private final LabelSet labels;
    private final LeBounds bounds;
    private final long[] cumulative;

    private SeriesRow(
            final SeriesTotals totals,
            final FamilyType type,
            final Unit unit,
            final LabelSet labels,
            final LeBounds bounds) {
        this.totals = totals;
        this.type = type;
        this.unit = unit;
        this.labels = labels;
        this.bounds = bounds;
        this.cumulative = bounds == null ? null : new long[bounds.count()];
    }

    /**
     * A series that the log knows.
     *
     * @throws IllegalArgumentException if what a foreign journal says of it cannot stand on a page.
     */
    static SeriesRow of(final SeriesTotals totals, final LabelSet base) {
        final MetricDescriptor metric = totals.info().metric();
        final FamilyType type = typeOf(metric);
        final LabelSet labels = base.with(metric.labelNames(), totals.info().labelValues());
        if (type != FamilyType.HISTOGRAM) {
            return new SeriesRow(totals, type, metric.unit(), labels, null);
        }
        if (labels.has("le")) {
            throw new IllegalArgumentException("histogram " + metric.name() + " has a label le");
        }
        return new SeriesRow(totals, type, metric.unit(), labels, LeBounds.of(metric.exposedBounds()));
    }

    /** A series that the log does not know yet. */
    static SeriesRow zero(final MetricFamily family, final LabelSet labels) {
        return new SeriesRow(
                null,
                family.type(),
                Unit.NONE,
                labels,
                family.type() == FamilyType.HISTOGRAM ? family.leBounds() : null);
    }

    static FamilyType typeOf(final MetricDescriptor metric) {
        return switch (metric.type()) {
            case COUNTER -> FamilyType.COUNTER;
            case GAUGE -> FamilyType.GAUGE;
            case HISTOGRAM -> FamilyType.HISTOGRAM;
        };
    }

    /** A counter's total as it was recorded; 0 for anything else. */
    long counterTotal() {
        return totals == null ? 0 : totals.counterTotal();
    }

    void write(final PrometheusTextWriter writer) {
        switch (type) {
            case COUNTER -> writeCounter(writer);
            case HISTOGRAM -> writeHistogram(writer);
            default -> writer.sample(labels, totals == null ? 0 : totals.gaugeValue());
        }
    }

    private void writeCounter(final PrometheusTextWriter writer) {
        if (unit == Unit.NONE || unit == Unit.BYTES) {
            writer.sample(labels, counterTotal());
        } else {
            writer.sample(labels, unit.toExposed((double) counterTotal()));
        }
    }

    private void writeHistogram(final PrometheusTextWriter writer) {
        if (totals == null) {
            writer.histogram(labels, bounds, cumulative, 0, 0);
            return;
        }
        final HistogramTotals histogram = totals.histogram();
        histogram.copyBoundCounts(cumulative);
        // What coordinated-omission correction added is in the buckets, so it must be in the count, which is the +Inf
        // bucket.
        writer.histogram(
                labels,
                bounds,
                cumulative,
                histogram.bucketTotal(),
                unit.toExposed(histogram.sum().toDouble()));
    }
}
