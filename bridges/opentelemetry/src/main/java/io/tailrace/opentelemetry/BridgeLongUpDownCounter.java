package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.context.Context;

/** A up-down counter of longs. Any thread. */
final class BridgeLongUpDownCounter implements LongUpDownCounter {
    private final SeriesCache<Sum> series;

    BridgeLongUpDownCounter(final SeriesCache<Sum> series) {
        this.series = series;
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
        final Sum sum = series.of(attributes);
        if (sum != null) {
            sum.add(value);
        }
    }
}
