package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundLongUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongUpDownCounter;
import io.opentelemetry.context.Context;

/** An up-down counter of longs as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorLongUpDownCounter extends BridgeLongUpDownCounter implements ExtendedLongUpDownCounter {
    IncubatorLongUpDownCounter(final SeriesCache<Sum> series) {
        super(series);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundLongUpDownCounter bind(final Attributes attributes) {
        return Bound.of(this, sum(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeLongUpDownCounter owner, Sum series) implements BoundLongUpDownCounter {
        static BoundLongUpDownCounter of(final BridgeLongUpDownCounter owner, final Sum series) {
            return new Bound(owner, series);
        }

        @Override
        public void add(final long value) {
            owner.addTo(series, value);
        }

        @Override
        public void add(final long value, final Context context) {
            owner.addTo(series, value);
        }
    }
}
