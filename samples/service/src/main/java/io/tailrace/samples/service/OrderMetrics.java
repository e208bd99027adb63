package io.tailrace.samples.service;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Family;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedCounter;
import io.tailrace.engine.recording.SharedHistogram;
import org.springframework.stereotype.Component;

/**
 * The service's own metrics: the family of the registry that the dashboard of services shows, and two more. Requests come on many threads, so they share a
 * channel. Any thread.
 */
@Component
final class OrderMetrics {
    private final Family<SharedHistogram> requests;
    private final Family<SharedCounter> orders;
    private final SharedHistogram load;

    OrderMetrics(final TelemetryEngine engine) {
        final SharedChannel channel = engine.sharedChannel();
        requests = channel.histograms(engine.register(MetricDescriptor.histogram("request_latency_seconds")
                .unit(Unit.SECONDS)
                .help("Latency of the service's requests.")
                .labelNames("route", "method")
                .bounds(1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1.0)
                .build()));
        orders = channel.counters(engine.register(MetricDescriptor.counter("orders_taken_total")
                .help("Orders that were taken")
                .labelNames("item")
                .build()));
        load = channel.histogram(engine.register(MetricDescriptor.histogram("order_load_seconds")
                .unit(Unit.SECONDS)
                .help("Time from when the load generator should have sent a request to its answer")
                .bounds(1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
                .build()));
    }

    void answered(final String route, final String method, final long durationNs) {
        requests.labels(route, method).record(durationNs);
    }

    void taken(final String item) {
        orders.labels(item).increment();
    }

    void loaded(final long durationNs) {
        load.record(durationNs);
    }
}
