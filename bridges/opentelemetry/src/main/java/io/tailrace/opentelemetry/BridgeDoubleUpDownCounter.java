package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleUpDownCounter;

/** An up-down counter of doubles. Any thread. */
class BridgeDoubleUpDownCounter extends BridgeDoubleSum implements DoubleUpDownCounter {
    BridgeDoubleUpDownCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        super(series, name, warnings);
    }

    @Override
    final String fault(final double value) {
        return Double.isFinite(value) ? null : "what is added must be finite";
    }
}
