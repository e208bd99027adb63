package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundLongGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedLongGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of longs as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorLongGauge extends BridgeLongGauge implements ExtendedLongGauge {
    IncubatorLongGauge(final SeriesCache<SharedGauge> series) {
        super(series);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundLongGauge bind(final Attributes attributes) {
        return Bound.of(this, gauge(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeLongGauge owner, SharedGauge series) implements BoundLongGauge {
        static BoundLongGauge of(final BridgeLongGauge owner, final SharedGauge series) {
            return new Bound(owner, series);
        }

        @Override
        public void set(final long value) {
            owner.setIn(series, value);
        }

        @Override
        public void set(final long value, final Context context) {
            owner.setIn(series, value);
        }
    }
}
