package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of longs, shown as the nearest doubles. Any thread. */
final class BridgeLongGauge implements LongGauge {
    private final SeriesCache<SharedGauge> series;

    BridgeLongGauge(final SeriesCache<SharedGauge> series) {
        this.series = series;
    }

    @Override
    public void set(final long value) {
        set(value, Attributes.empty());
    }

    @Override
    public void set(final long value, final Attributes attributes, final Context context) {
        set(value, attributes);
    }

    @Override
    public void set(final long value, final Attributes attributes) {
        final SharedGauge gauge = series.of(attributes);
        if (gauge != null) {
            gauge.set((double) value);
        }
    }
}
