package io.tailrace.micrometer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;

/** A program that brings whatever Micrometer its class path has, and goes on without the bridge. */
final class OldHost {
    private OldHost() {}

    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(final String[] args) {
        final SimpleMeterRegistry own = new SimpleMeterRegistry();
        own.counter("orders").increment();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext())) {
            try {
                TailraceMeterRegistry.over(engine).close();
                System.out.println("nothing told");
            } catch (final IllegalStateException fault) {
                System.out.println("told: " + fault.getMessage());
            }
            own.counter("orders").increment();
        }
        System.out.println("orders " + own.counter("orders").count());
    }
}
