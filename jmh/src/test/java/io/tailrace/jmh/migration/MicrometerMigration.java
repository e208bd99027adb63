package io.tailrace.jmh.migration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.micrometer.TailraceMeterRegistry;

/** From Micrometer's Prometheus registry to Tailrace's. */
final class MicrometerMigration {
    private MicrometerMigration() {}

    static String before() {
        // tag::before[]
        final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        record(registry);
        final String page = registry.scrape(); // behind a server of your own
        // end::before[]
        registry.close();
        return page;
    }

    static String after() throws Exception {
        // tag::after[]
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system())) {
            final TailraceMeterRegistry registry = TailraceMeterRegistry.over(engine);
            record(registry);
            final int port = exposer.address().getPort(); // what Prometheus fetches
            // end::after[]
            final String page = Pages.fetchUntil(port, "\norders_total 1");
            registry.close();
            return page;
        }
    }

    // tag::record[]
    static void record(final MeterRegistry registry) {
        final Timer latency = Timer.builder("order.latency")
                .description("Time to match an order")
                .tag("side", "buy")
                .register(registry);
        latency.record(() -> OrderBook.match(1));
        registry.counter("orders").increment();
    }
    // end::record[]
}
