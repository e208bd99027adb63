package io.tailrace.jmh.bridge;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.opentelemetry.OpenTelemetryContext;
import io.tailrace.opentelemetry.TailraceOpenTelemetry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** OpenTelemetry's API over its SDK, or over an engine that drains meanwhile; both with their defaults. */
@State(Scope.Benchmark)
public class OtelMeters {
    /** A burst of each of eight threads stays below the high-water mark. */
    private static final int RING_SAMPLES = 1 << 18;

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    /** Who records. */
    @Param({"sdk", "tailrace"})
    public String meters;

    private TelemetryEngine engine;
    private TailraceOpenTelemetry bridge;
    private SdkMeterProvider provider;

    /** Starts it. */
    @Setup
    public void launch() {
        if (meters.equals("tailrace")) {
            engine = TelemetryEngine.launch(new EngineContext().ringSamples(RING_SAMPLES));
            bridge = TailraceOpenTelemetry.launch(new OpenTelemetryContext().engine(engine));
        } else {
            provider = SdkMeterProvider.builder()
                    .registerMetricReader(PrometheusMetricReader.create())
                    .build();
        }
    }

    Meter meter() {
        return bridge == null ? provider.get("jmh") : bridge.getMeter("jmh");
    }

    /** A full ring would be quicker than one that takes samples. */
    void drain() {
        if (engine != null && engine.flush(TIMEOUT_NS) != FlushResult.FLUSHED) {
            throw new IllegalStateException("the engine did not drain its ring");
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
