package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionForm;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.OpenMetricsWriter;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.prometheus.SeriesLines;
import io.tailrace.codec.prometheus.TextBuffer;
import java.util.Arrays;

/** The text formats: Prometheus 0.0.4 and OpenMetrics 1.0. */
final class TextEncoding implements PageEncoding {
    private final ExpositionFormat format;
    private final boolean isOpenMetrics;
    private final boolean showsCreated;
    private double[] lastBounds = {};
    private LeBounds lastLe = LeBounds.of();

    TextEncoding(final ExpositionFormat format, final boolean showsCreated) {
        this.format = format;
        this.isOpenMetrics = format.form() == ExpositionForm.OPEN_METRICS;
        this.showsCreated = isOpenMetrics && showsCreated;
    }

    @Override
    public FamilyHead head(final FamilyRows family) {
        final TextBuffer text = new TextBuffer(256);
        if (isOpenMetrics) {
            new OpenMetricsWriter(text, format.escaping())
                    .liveFamily(family.name(), family.type(), family.unit(), family.help());
        } else {
            new PrometheusTextWriter(text, format.escaping()).family(family.name(), family.type(), family.help());
        }
        final byte[] bytes = text.toByteArray();
        return (rowsLengthInBytes, out) -> out.put(bytes);
    }

    @Override
    public Piece piece(final FamilyRows family, final Row row, final LabelSet labels) {
        final String name = family.name();
        return switch (family.type()) {
            case HISTOGRAM ->
                new HistogramLines(row, SeriesLines.histogram(format, name, labels, le(row.bounds())), showsCreated);
            case SUMMARY ->
                new SummaryLines(row, SeriesLines.summary(format, name, labels, row.quantiles()), showsCreated);
            case COUNTER ->
                new NumberLine(
                        row,
                        SeriesLines.counter(format, name, labels),
                        showsCreated && OpenMetricsWriter.isCounterName(name));
            default -> new NumberLine(row, SeriesLines.number(format, name, labels), false);
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
    public void putEnd(final TextBuffer out) {
        if (isOpenMetrics) {
            new OpenMetricsWriter(out).end();
        }
    }
}
