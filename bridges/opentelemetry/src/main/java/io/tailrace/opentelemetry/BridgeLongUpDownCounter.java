package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.context.Context;

/** An up-down counter of longs. Any thread. */
class BridgeLongUpDownCounter implements LongUpDownCounter {
    private final SeriesCache<Sum> series;

    BridgeLongUpDownCounter(final SeriesCache<Sum> series) {
        this.series = series;
    }

    @Override
    public final void add(final long value) {
        add(value, Attributes.empty());
    }

    @Override
    public final void add(final long value, final Attributes attributes, final Context context) {
        add(value, attributes);
    }

    @Override
    public final void add(final long value, final Attributes attributes) {
        addTo(sum(attributes), value);
    }

    /** Null if the engine takes no series of it. */
    final Sum sum(final Attributes attributes) {
        return series.of(attributes);
    }

    /** To a sum that was asked for before. */
    final void addTo(final Sum sum, final long value) {
        if (sum != null) {
            sum.add(value);
        }
    }
}
