package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;

/** A counter of longs. Any thread. */
final class BridgeLongCounter implements LongCounter {
    private final SeriesCache<Sum> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeLongCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    @Override
    public void add(final long value) {
        add(value, Attributes.empty());
    }

    @Override
    public void add(final long value, final Attributes attributes, final Context context) {
        add(value, attributes);
    }

    @Override
    public void add(final long value, final Attributes attributes) {
        if (value < 0) {
            warnings.drop(drops, "a counter cannot go down");
            return;
        }
        final Sum sum = series.of(attributes);
        if (sum != null) {
            sum.add(value);
        }
    }
}
