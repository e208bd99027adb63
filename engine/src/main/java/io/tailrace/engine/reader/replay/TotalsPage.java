package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.ShownType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** A page of Prometheus text, from series that come in {@link SeriesInfo#ORDER}. */
final class TotalsPage {
    private final TextBuffer out = new TextBuffer(4_096);
    private final PrometheusTextWriter writer = new PrometheusTextWriter(out);
    private final Set<String> written = new HashSet<>();
    private SeriesInfo last;
    private MetricDescriptor family;

    /**
     * Writes a series. What cannot stand on a page (a second type in a family, a label set that comes twice, a name that is another one's when
     * escaped, bounds that no double tells apart) is left out and costs its own series only.
     */
    void add(
            final EpochInfo epoch,
            final SeriesInfo series,
            final long counterTotal,
            final double gaugeValue,
            final HistogramTotals histogram) {
        if (last != null && SeriesInfo.ORDER.compare(last, series) == 0) {
            return;
        }
        last = series;
        final int lengthBefore = out.lengthInBytes();
        final MetricDescriptor familyBefore = family;
        try {
            if (begin(series.metric())) {
                write(epoch, series, counterTotal, gaugeValue, histogram);
                written.add(NameEscaping.UNDERSCORES.escape(family.name()));
            }
        } catch (final IllegalArgumentException fault) {
            out.truncate(lengthBefore);
            family = familyBefore;
        }
    }

    void writeTo(final OutputStream target) {
        try {
            out.writeTo(target);
            target.flush();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Begins the family of a metric if it is another one; false if the metric cannot belong to the family of its name. */
    private boolean begin(final MetricDescriptor metric) {
        if (family != null && family.name().equals(metric.name())) {
            return ShownType.of(family) == ShownType.of(metric);
        }
        if (written.contains(NameEscaping.UNDERSCORES.escape(metric.name()))) {
            return false;
        }
        writer.family(metric.name(), ShownType.of(metric), metric.help());
        family = metric;
        return true;
    }

    private void write(
            final EpochInfo epoch,
            final SeriesInfo series,
            final long counterTotal,
            final double gaugeValue,
            final HistogramTotals histogram) {
        final MetricDescriptor metric = series.metric();
        final Unit unit = metric.unit();
        final LabelSet labels = LabelSet.of(BaseLabels.allNames(epoch, series), BaseLabels.allValues(epoch, series));
        switch (metric.type()) {
            case COUNTER -> {
                if (unit.isWhole()) {
                    writer.sample(labels, counterTotal);
                } else {
                    writer.sample(labels, Exposed.value(unit, counterTotal));
                }
            }
            case GAUGE -> writer.sample(labels, gaugeValue);
            case HISTOGRAM -> {
                final double sum = unit.toExposed(histogram.sum().toDouble());
                if (metric.form() == MetricForm.SUMMARY) {
                    writer.summary(labels, histogram.bucketTotal(), sum);
                    return;
                }
                final LeBounds bounds = LeBounds.of(metric.exposedBounds());
                final long[] counts = new long[bounds.count()];
                histogram.copyBoundCounts(counts);
                writer.histogram(labels, bounds, counts, histogram.bucketTotal(), sum);
            }
        }
    }
}
