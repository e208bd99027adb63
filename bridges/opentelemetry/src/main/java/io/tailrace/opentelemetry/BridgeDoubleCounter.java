package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.context.Context;

/** A counter of doubles. Any thread. */
final class BridgeDoubleCounter implements DoubleCounter {
    private final SeriesCache<Sum> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeDoubleCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
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
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            warnings.drop(drops, "what is added to a counter must be 0 or more, and finite");
            return;
        }
        final Sum sum = series.of(attributes);
        if (sum != null) {
            sum.add(value);
        }
    }
}
