package io.tailrace.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.tck.MeterRegistryCompatibilityKit;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** Micrometer's own kit. */
class CompatibilityTest extends MeterRegistryCompatibilityKit {
    private TelemetryEngine engine;

    @Override
    public MeterRegistry registry() {
        engine = TelemetryEngine.launch(new EngineContext().threadingMode(ThreadingMode.INVOKER));
        return TailraceMeterRegistry.over(engine, TailraceRegistryConfig.DEFAULT.withClock(new MockClock()));
    }

    @Override
    public Duration step() {
        return TailraceRegistryConfig.DEFAULT.maxWindow();
    }

    @AfterEach
    void end() {
        registry.close();
        engine.close();
    }
}
