package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of longs, shown as the nearest doubles. Any thread. */
class BridgeLongGauge implements LongGauge {
    private final SeriesCache<SharedGauge> series;

    BridgeLongGauge(final SeriesCache<SharedGauge> series) {
        this.series = series;
    }

    @Override
    public final void set(final long value) {
        set(value, Attributes.empty());
    }

    @Override
    public final void set(final long value, final Attributes attributes, final Context context) {
        set(value, attributes);
    }

    @Override
    public final void set(final long value, final Attributes attributes) {
        setIn(gauge(attributes), value);
    }

    /** Null if the engine takes no series of it. */
    final SharedGauge gauge(final Attributes attributes) {
        return series.of(attributes);
    }

    /** In a series that was asked for before. */
    final void setIn(final SharedGauge gauge, final long value) {
        if (gauge != null) {
            gauge.set((double) value);
        }
    }
}
