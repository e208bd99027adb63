package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.context.Context;

/** A up-down counter of doubles. Any thread. */
final class BridgeDoubleUpDownCounter implements DoubleUpDownCounter {
    private final SeriesCache<Sum> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeDoubleUpDownCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    @Override
    public void add(final double value) {
        add(value, Attributes.empty());
    }

    @Override
    public void add(final double value, final Attributes attributes, final Context context) {
        add(value, attributes);
    }

    @Override
    public void add(final double value, final Attributes attributes) {
        if (!Double.isFinite(value)) {
            warnings.drop(drops, "what is added must be finite");
            return;
        }
        final Sum sum = series.of(attributes);
        if (sum != null) {
            sum.add(value);
        }
    }
}
