package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/** Doubles that are added up, as far as counters and up-down counters are the same. Any thread. */
abstract class BridgeDoubleSum {
    private final SeriesCache<Sum> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeDoubleSum(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    /** Null if it may be added. */
    abstract String fault(double value);

    public final void add(final double value) {
        add(value, Attributes.empty());
    }

    public final void add(final double value, final Attributes attributes, final Context context) {
        add(value, attributes);
    }

    public final void add(final double value, final Attributes attributes) {
        final String fault = fault(value);
        if (fault != null) {
            warnings.drop(drops, fault);
            return;
        }
        final Sum sum = series.of(attributes);
        if (sum != null) {
            sum.add(value);
        }
    }
}
