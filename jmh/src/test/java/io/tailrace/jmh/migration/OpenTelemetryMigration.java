package io.tailrace.jmh.migration;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.opentelemetry.TailraceOpenTelemetry;

/** From OpenTelemetry's SDK to Tailrace's bridge. */
final class OpenTelemetryMigration {
    private OpenTelemetryMigration() {}

    static String before(final int port) throws Exception {
        // tag::before[]
        try (SdkMeterProvider meters = SdkMeterProvider.builder()
                .registerMetricReader(
                        PrometheusHttpServer.builder().setPort(port).build())
                .build()) {
            record(meters);
            // end::before[]
            return Pages.fetch(port);
        }
    }

    static String after() throws Exception {
        // tag::after[]
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system());
                TailraceOpenTelemetry telemetry = TailraceOpenTelemetry.launch(engine)) {
            record(telemetry.getMeterProvider());
            // end::after[]
            return Pages.fetchUntil(exposer.address().getPort(), "\norders_total{");
        }
    }

    // tag::record[]
    static void record(final MeterProvider meters) {
        final Meter meter = meters.get("com.example.orders");
        final DoubleHistogram latency = meter.histogramBuilder("order.latency")
                .setUnit("s")
                .setDescription("Time to match an order")
                .build();
        final LongCounter orders = meter.counterBuilder("orders").build();
        final Attributes buy = Attributes.of(AttributeKey.stringKey("side"), "buy"); // made once, kept
        final long startNs = System.nanoTime();
        OrderBook.match(1);
        latency.record((System.nanoTime() - startNs) / 1e9, buy);
        orders.add(1);
    }
    // end::record[]
}
