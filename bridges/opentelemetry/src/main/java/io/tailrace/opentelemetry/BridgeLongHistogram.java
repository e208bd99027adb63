package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** A histogram of longs. Any thread. */
class BridgeLongHistogram implements LongHistogram {
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
    public final void record(final long value) {
        record(value, Attributes.empty());
    }

    @Override
    public final void record(final long value, final Attributes attributes) {
        record(value, attributes, exemplars.current());
    }

    @Override
    public final void record(final long value, final Attributes attributes, final Context context) {
        if (isTaken(value)) {
            record(value, histogram(attributes), context);
        }
    }

    /** Null if the engine takes no series of it. */
    final SharedHistogram histogram(final Attributes attributes) {
        return series.of(attributes);
    }

    /** Into a series that was asked for before. */
    final void recordInto(final SharedHistogram histogram, final long value) {
        recordInto(histogram, value, exemplars.current());
    }

    /** Into a series that was asked for before. */
    final void recordInto(final SharedHistogram histogram, final long value, final Context context) {
        if (isTaken(value)) {
            record(value, histogram, context);
        }
    }

    private boolean isTaken(final long value) {
        if (value < 0) {
            warnings.drop(drops, "a histogram takes values of 0 or more");
        }
        return value >= 0;
    }

    private void record(final long value, final SharedHistogram histogram, final Context context) {
        if (histogram != null) {
            exemplars.record(histogram, scale.steps(value), context);
        }
    }
}
