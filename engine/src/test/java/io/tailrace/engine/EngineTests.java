package io.tailrace.engine;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;

/** Short words for what many tests of the engine do. */
final class EngineTests {
    private EngineTests() {}

    static Metric counter(final TelemetryEngine engine, final String name) {
        return engine.register(MetricDescriptor.counter(name).help("Counts.").build());
    }

    /** Runs something in a thread of its own, to its end. */
    static void inThread(final String name, final Runnable task) throws InterruptedException {
        final Thread thread = new Thread(task, name);
        thread.start();
        thread.join();
    }
}
