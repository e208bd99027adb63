package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of doubles. Any thread. */
final class BridgeDoubleGauge implements DoubleGauge {
    private final SeriesCache<SharedGauge> series;
    private final Warnings warnings;
    private final Drops drops;

    BridgeDoubleGauge(final SeriesCache<SharedGauge> series, final String name, final Warnings warnings) {
        this.series = series;
        this.warnings = warnings;
        drops = new Drops(name);
    }

    @Override
    public void set(final double value) {
        set(value, Attributes.empty());
    }

    @Override
    public void set(final double value, final Attributes attributes, final Context context) {
        set(value, attributes);
    }

    @Override
    public void set(final double value, final Attributes attributes) {
        if (Double.isNaN(value)) {
            warnings.drop(drops, "a gauge was set to NaN");
            return;
        }
        final SharedGauge gauge = series.of(attributes);
        if (gauge != null) {
            gauge.set(value);
        }
    }
}
