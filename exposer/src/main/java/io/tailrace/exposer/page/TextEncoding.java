package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionForm;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.OpenMetricsWriter;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;
import java.util.Arrays;

/** The text formats: Prometheus 0.0.4 and OpenMetrics 1.0. */
final class TextEncoding implements PageEncoding {
    private static final String TOTAL = "_total";

    private final boolean isOpenMetrics;
    private double[] lastBounds = {};
    private LeBounds lastLe = LeBounds.of();

    TextEncoding(final ExpositionFormat format) {
        this.isOpenMetrics = format.form() == ExpositionForm.OPEN_METRICS;
    }

    @Override
    public String nameOf(final FamilyRows family) {
        return isOpenMetrics && family.type() == FamilyType.COUNTER
                ? family.name().substring(0, family.name().length() - TOTAL.length())
                : family.name();
    }

    @Override
    public byte[] head(final FamilyRows family) {
        final TextBuffer out = new TextBuffer(256);
        if (isOpenMetrics) {
            new OpenMetricsWriter(out).family(nameOf(family), family.type(), family.unit(), family.help());
        } else {
            new PrometheusTextWriter(out).family(nameOf(family), family.type(), family.help());
        }
        return out.toByteArray();
    }

    @Override
    public Piece piece(final FamilyRows family, final Row row) {
        final LabelSet labels = LabelSet.of(row.labelNames(), row.labelValues());
        final String name = nameOf(family);
        return switch (family.type()) {
            case HISTOGRAM -> new HistogramLines(row, SeriesLines.histogram(name, labels, le(row.bounds())));
            case COUNTER ->
                new NumberLine(
                        row,
                        isOpenMetrics ? SeriesLines.openMetricsCounter(name, labels) : SeriesLines.plain(name, labels));
            default -> new NumberLine(row, SeriesLines.plain(name, labels));
        };
    }

    /** Series of a family come one behind the other, and mostly have the same bounds. */
    private LeBounds le(final double[] bounds) {
        if (!Arrays.equals(bounds, lastBounds)) {
            lastBounds = bounds.clone();
            lastLe = isOpenMetrics ? LeBounds.canonical(bounds) : LeBounds.of(bounds);
        }
        return lastLe;
    }

    @Override
    public void putHead(final byte[] head, final int rowsLengthInBytes, final TextBuffer out) {
        out.put(head);
    }

    @Override
    public void putEnd(final TextBuffer out) {
        if (isOpenMetrics) {
            new OpenMetricsWriter(out).end();
        }
    }
}
