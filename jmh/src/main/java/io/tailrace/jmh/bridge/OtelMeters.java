package io.tailrace.jmh.bridge;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.tailrace.opentelemetry.OpenTelemetryContext;
import io.tailrace.opentelemetry.TailraceOpenTelemetry;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** OpenTelemetry's API over its SDK, or over an engine that drains meanwhile; both with their defaults. */
@State(Scope.Benchmark)
public class OtelMeters {
    /** Who records. */
    @Param({"sdk", "tailrace"})
    public String meters;

    private BridgedEngine engine;
    private TailraceOpenTelemetry bridge;
    private SdkMeterProvider provider;

    /** Starts it. */
    @Setup
    public void launch() {
        if (meters.equals("tailrace")) {
            engine = new BridgedEngine();
            bridge = TailraceOpenTelemetry.launch(new OpenTelemetryContext().engine(engine.engine()));
        } else {
            provider = SdkMeterProvider.builder()
                    .registerMetricReader(PrometheusMetricReader.create())
                    .build();
        }
    }

    Meter meter() {
        return bridge == null ? provider.get("jmh") : bridge.getMeter("jmh");
    }

    void drain() {
        if (engine != null) {
            engine.drain();
        }
    }

    /** Ends it. */
    @TearDown
    public void close() {
        if (bridge == null) {
            provider.close();
        } else {
            bridge.close();
            engine.close();
        }
    }
}
