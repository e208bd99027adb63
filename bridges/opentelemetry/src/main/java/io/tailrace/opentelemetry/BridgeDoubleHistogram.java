package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** A histogram of doubles. Any thread. */
class BridgeDoubleHistogram implements DoubleHistogram {
    private final SeriesCache<SharedHistogram> series;
    private final ValueScale scale;
    private final Exemplars exemplars;
    private final Warnings warnings;
    private final Drops drops;

    /** Whose fractions have no room; null if they have. */
    private final Drops rounded;

    BridgeDoubleHistogram(
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
        rounded = scale.unit().isWhole() ? new Drops(name) : null;
    }

    @Override
    public final void record(final double value) {
        record(value, Attributes.empty());
    }

    @Override
    public final void record(final double value, final Attributes attributes) {
        record(value, attributes, exemplars.current());
    }

    @Override
    public final void record(final double value, final Attributes attributes, final Context context) {
        if (isTaken(value)) {
            record(value, histogram(attributes), context);
        }
    }

    /** Null if the engine takes no series of it. */
    final SharedHistogram histogram(final Attributes attributes) {
        return series.of(attributes);
    }

    /** Into a series that was asked for before. */
    final void recordInto(final SharedHistogram histogram, final double value) {
        recordInto(histogram, value, exemplars.current());
    }

    /** Into a series that was asked for before. */
    final void recordInto(final SharedHistogram histogram, final double value, final Context context) {
        if (isTaken(value)) {
            record(value, histogram, context);
        }
    }

    private boolean isTaken(final double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            warnings.drop(drops, "a histogram takes values of 0 or more, and finite ones");
            return false;
        }
        if (rounded != null && value != Math.rint(value) && rounded.isFirst()) {
            warnings.warn(
                    "instrument \"" + rounded.instrument()
                            + "\": values are recorded as whole numbers, for its unit is By or a histogram of longs has its name; give it another one");
        }
        return true;
    }

    private void record(final double value, final SharedHistogram histogram, final Context context) {
        if (histogram != null) {
            exemplars.record(histogram, scale.steps(value), context);
        }
    }
}
