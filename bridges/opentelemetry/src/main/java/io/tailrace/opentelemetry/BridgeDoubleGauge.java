package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of doubles. Any thread. */
class BridgeDoubleGauge implements DoubleGauge {
    private final SeriesCache<SharedGauge> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeDoubleGauge(final SeriesCache<SharedGauge> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    @Override
    public final void set(final double value) {
        set(value, Attributes.empty());
    }

    @Override
    public final void set(final double value, final Attributes attributes, final Context context) {
        set(value, attributes);
    }

    @Override
    public final void set(final double value, final Attributes attributes) {
        if (isTaken(value)) {
            set(value, gauge(attributes));
        }
    }

    /** Null if the engine takes no series of it. */
    final SharedGauge gauge(final Attributes attributes) {
        return series.of(attributes);
    }

    /** In a series that was asked for before. */
    final void setIn(final SharedGauge gauge, final double value) {
        if (isTaken(value)) {
            set(value, gauge);
        }
    }

    private boolean isTaken(final double value) {
        if (Double.isNaN(value)) {
            warnings.drop(drops, "a gauge was set to NaN");
            return false;
        }
        return true;
    }

    private static void set(final double value, final SharedGauge gauge) {
        if (gauge != null) {
            gauge.set(value);
        }
    }
}
