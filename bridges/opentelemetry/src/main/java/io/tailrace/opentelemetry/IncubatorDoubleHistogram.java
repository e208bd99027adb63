package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleHistogram;
import io.opentelemetry.context.Context;
import io.tailrace.engine.recording.SharedHistogram;

/** A histogram of doubles as OpenTelemetry's incubator has it: it can be bound to attributes. Loaded only where the incubator is. Any thread. */
final class IncubatorDoubleHistogram extends BridgeDoubleHistogram implements ExtendedDoubleHistogram {
    IncubatorDoubleHistogram(
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
    public BoundDoubleHistogram bind(final Attributes attributes) {
        return Bound.of(this, histogram(attributes));
    }

    /** The series may be null: it takes nothing then. */
    private record Bound(BridgeDoubleHistogram owner, SharedHistogram series) implements BoundDoubleHistogram {
        static BoundDoubleHistogram of(final BridgeDoubleHistogram owner, final SharedHistogram series) {
            return new Bound(owner, series);
        }

        @Override
        public void record(final double value) {
            owner.recordInto(series, value);
        }

        @Override
        public void record(final double value, final Context context) {
            owner.recordInto(series, value, context);
        }
    }
}
