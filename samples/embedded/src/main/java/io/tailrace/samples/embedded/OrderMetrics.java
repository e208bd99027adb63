package io.tailrace.samples.embedded;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;

/** A metric that got one more label since its first version. */
final class OrderMetrics {
    private OrderMetrics() {}

    static Metric before(final TelemetryEngine engine) {
        return engine.register(MetricDescriptor.counter("orders_by_side_total")
                .help("Orders matched")
                .labelNames("side")
                .build());
    }

    static Metric after(final TelemetryEngine engine) {
        // tag::version[]
        final Metric orders = engine.register(MetricDescriptor.counter("orders_by_side_total")
                .help("Orders matched")
                .labelNames("side", "venue") // 1.0 had "side" alone
                .version(1, 1)
                .build());
        // end::version[]
        return orders;
    }
}
