package io.tailrace.sinks.otlp.mapping;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;

/** Units as the Unified Code for Units of Measure writes them. */
final class Ucum {
    private Ucum() {}

    /**
     * The unit of a metric's exposed values. A gauge of plain numbers has none: whoever turns it into a metric of Prometheus would take {@code 1} for a
     * ratio and call it so.
     */
    static String of(final MetricDescriptor metric) {
        return switch (metric.unit()) {
            case NONE, MILLIONTHS -> metric.type() == MetricType.GAUGE ? "" : "1";
            case SECONDS -> "s";
            case BYTES -> "By";
            case MILLISECONDS -> "ms";
        };
    }
}
