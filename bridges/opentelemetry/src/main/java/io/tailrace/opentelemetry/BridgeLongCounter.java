package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;

/** A counter of longs. Any thread. */
class BridgeLongCounter implements LongCounter {
    private final SeriesCache<Sum> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeLongCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
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
        if (isTaken(value)) {
            add(value, sum(attributes));
        }
    }

    /** Null if the engine takes no series of it. */
    final Sum sum(final Attributes attributes) {
        return series.of(attributes);
    }

    /** To a sum that was asked for before. */
    final void addTo(final Sum sum, final long value) {
        if (isTaken(value)) {
            add(value, sum);
        }
    }

    private boolean isTaken(final long value) {
        if (value < 0) {
            warnings.drop(drops, "a counter cannot go down");
        }
        return value >= 0;
    }

    private static void add(final long value, final Sum sum) {
        if (sum != null) {
            sum.add(value);
        }
    }
}
