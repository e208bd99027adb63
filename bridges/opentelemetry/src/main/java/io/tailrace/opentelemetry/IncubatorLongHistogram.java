package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundLongHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedLongHistogram;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** A histogram of longs as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorLongHistogram extends BridgeLongHistogram implements ExtendedLongHistogram {
    IncubatorLongHistogram(
            final SeriesCache<SharedHistogram> series,
            final ValueScale scale,
            final Exemplars exemplars,
            final String name,
            final Warnings warnings) {
        super(series, scale, exemplars, name, warnings);
    }

    /** The incubator's own before it was the API's. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    /** Only what {@code Bound} does needs the interface that it gives: incubators before 1.65 do not have it. */
    @Override
    public BoundLongHistogram bind(final Attributes attributes) {
        return Bound.of(this, histogram(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeLongHistogram owner, SharedHistogram series) implements BoundLongHistogram {
        static BoundLongHistogram of(final BridgeLongHistogram owner, final SharedHistogram series) {
            return new Bound(owner, series);
        }

        @Override
        public void record(final long value) {
            owner.recordInto(series, value);
        }

        @Override
        public void record(final long value, final Context context) {
            owner.recordInto(series, value, context);
        }
    }
}
