package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.DoubleCounter;

/** A counter of doubles. Any thread. */
class BridgeDoubleCounter extends BridgeDoubleSum implements DoubleCounter {
    BridgeDoubleCounter(final SeriesCache<Sum> series, final String name, final Warnings warnings) {
        super(series, name, warnings);
    }

    @Override
    final String fault(final double value) {
        return value >= 0 && value <= Double.MAX_VALUE
                ? null
                : "what is added to a counter must be 0 or more, and finite";
    }
}
