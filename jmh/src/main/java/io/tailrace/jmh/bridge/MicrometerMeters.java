package io.tailrace.jmh.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.micrometer.TailraceMeterRegistry;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Micrometer's API over its Prometheus registry, or over an engine that drains meanwhile; both with their defaults. */
@State(Scope.Benchmark)
public class MicrometerMeters {
    /** Who records. */
    @Param({"prometheus", "tailrace"})
    public String meters;

    private BridgedEngine engine;
    private MeterRegistry registry;

    /** Starts it. */
    @Setup
    public void launch() {
        if (meters.equals("tailrace")) {
            engine = new BridgedEngine();
            registry = TailraceMeterRegistry.over(engine.engine());
        } else {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    void drain() {
        if (engine != null) {
            engine.drain();
        }
    }

    /** Ends it. */
    @TearDown
    public void close() {
        registry.close();
        if (engine != null) {
            engine.close();
        }
    }
}
