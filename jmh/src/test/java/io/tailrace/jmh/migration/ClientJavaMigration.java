package io.tailrace.jmh.migration;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.recording.SharedCounter;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;

/** From client_java to the engine's own API. */
final class ClientJavaMigration {
    private ClientJavaMigration() {}

    static String before() throws Exception {
        // tag::before[]
        final PrometheusRegistry registry = new PrometheusRegistry();
        final DistributionDataPoint buys = Histogram.builder()
                .name("order_latency_seconds")
                .help("Time to match an order")
                .labelNames("side")
                .classicUpperBounds(1e-6, 1e-5, 1e-4, 1e-3)
                .register(registry)
                .labelValues("buy");
        final CounterDataPoint orders =
                Counter.builder().name("orders_total").help("Orders matched").register(registry);
        try (HTTPServer server = HTTPServer.builder().port(0).registry(registry).buildAndStart()) {
            final long startNs = System.nanoTime();
            OrderBook.match(1);
            buys.observe((System.nanoTime() - startNs) / 1e9);
            orders.inc();
            // end::before[]
            return Pages.fetch(server.getPort());
        }
    }

    static String after() throws Exception {
        // tag::after[]
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
                Exposer server = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system())) {
            final Metric latency = engine.register(MetricDescriptor.histogram("order_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time to match an order")
                    .labelNames("side")
                    .bounds(1e-6, 1e-5, 1e-4, 1e-3)
                    .build());
            final Metric total = engine.register(MetricDescriptor.counter("orders_total")
                    .help("Orders matched")
                    .build());
            final SharedChannel channel = engine.sharedChannel(); // any thread; a busy one opens its own
            final SharedHistogram buys = channel.histogram(latency, "buy");
            final SharedCounter orders = channel.counter(total);
            final long startNs = buys.start();
            OrderBook.match(1);
            buys.stop(startNs); // nanoseconds; the page shows seconds
            orders.increment();
            // end::after[]
            return Pages.fetchUntil(server.address().getPort(), "\norders_total 1");
        }
    }
}
