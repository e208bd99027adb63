package io.tailrace.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What docs/operations.md tells people to copy is this code, which is run. */
class UsageTest {
    @Test
    void shouldRunWhatTheDocumentShows() {
        // tag::use[]
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"))) {
            final MeterRegistry registry = TailraceMeterRegistry.over(engine);
            final Timer latency = registry.timer("order.latency", "side", "buy");
            latency.record(Duration.ofNanos(350)); // order_latency_seconds_count{side="buy"} on /metrics
            registry.counter("orders.placed").increment(); // orders_placed_total
            assertEquals(1, latency.count()); // reading flushes the engine
            registry.close(); // before the engine
        }
        // end::use[]
    }
}
