package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundLongCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongCounter;
import io.opentelemetry.context.Context;

/** A counter of longs as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorLongCounter extends BridgeLongCounter implements ExtendedLongCounter {
    IncubatorLongCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        super(series, name, warnings);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundLongCounter bind(final Attributes attributes) {
        return Bound.of(this, sum(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeLongCounter owner, Sum series) implements BoundLongCounter {
        static BoundLongCounter of(final BridgeLongCounter owner, final Sum series) {
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
