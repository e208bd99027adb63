package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleUpDownCounter;
import io.opentelemetry.context.Context;

/** An up-down counter of doubles as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorDoubleUpDownCounter extends BridgeDoubleUpDownCounter implements ExtendedDoubleUpDownCounter {
    IncubatorDoubleUpDownCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        super(series, name, warnings);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundDoubleUpDownCounter bind(final Attributes attributes) {
        return Bound.of(this, sum(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeDoubleUpDownCounter owner, Sum series) implements BoundDoubleUpDownCounter {
        static BoundDoubleUpDownCounter of(final BridgeDoubleUpDownCounter owner, final Sum series) {
            return new Bound(owner, series);
        }

        @Override
        public void add(final double value) {
            owner.addTo(series, value);
        }

        @Override
        public void add(final double value, final Context context) {
            owner.addTo(series, value);
        }
    }
}
