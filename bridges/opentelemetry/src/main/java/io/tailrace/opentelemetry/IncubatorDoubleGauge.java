package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundDoubleGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleGauge;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedGauge;

/** A gauge of doubles as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorDoubleGauge extends BridgeDoubleGauge implements ExtendedDoubleGauge {
    IncubatorDoubleGauge(final SeriesCache<SharedGauge> series, final String name, final Warnings warnings) {
        super(series, name, warnings);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundDoubleGauge bind(final Attributes attributes) {
        return Bound.of(this, gauge(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeDoubleGauge owner, SharedGauge series) implements BoundDoubleGauge {
        static BoundDoubleGauge of(final BridgeDoubleGauge owner, final SharedGauge series) {
            return new Bound(owner, series);
        }

        @Override
        public void set(final double value) {
            owner.setIn(series, value);
        }

        @Override
        public void set(final double value, final Context context) {
            owner.setIn(series, value);
        }
    }
}
