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
        if (isTaken(value)) {
            add(value, sum(attributes));
        }
    }

    /** Null if the engine takes no series of it. */
    final Sum sum(final Attributes attributes) {
        return series.of(attributes);
    }

    /** To a sum that was asked for before. */
    final void addTo(final Sum sum, final double value) {
        if (isTaken(value)) {
            add(value, sum);
        }
    }

    private boolean isTaken(final double value) {
        final String fault = fault(value);
        if (fault != null) {
            warnings.drop(drops, fault);
        }
        return fault == null;
    }

    private static void add(final double value, final Sum sum) {
        if (sum != null) {
            sum.add(value);
        }
    }
}
