package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** A histogram of longs. Any thread. */
final class BridgeLongHistogram implements LongHistogram {
    private final SeriesCache<SharedHistogram> series;
    private final ValueScale scale;
    private final Exemplars exemplars;
    private final Warnings warnings;
    private final Drops drops;

    BridgeLongHistogram(
            final SeriesCache<SharedHistogram> series,
            final ValueScale scale,
            final Exemplars exemplars,
            final String name,
            final Warnings warnings) {
        this.series = series;
        this.scale = scale;
        this.exemplars = exemplars;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    @Override
    public void record(final long value) {
        record(value, Attributes.empty());
    }

    @Override
    public void record(final long value, final Attributes attributes) {
        record(value, attributes, exemplars.current());
    }

    @Override
    public void record(final long value, final Attributes attributes, final Context context) {
        if (value < 0) {
            warnings.drop(drops, "a histogram takes values of 0 or more");
            return;
        }
        final SharedHistogram histogram = series.of(attributes);
        if (histogram != null) {
            exemplars.record(histogram, scale.steps(value), context);
        }
    }
}
