package io.tailrace.jmh.recording;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.jmh.Metrics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole engine with its own aggregator thread, in amnesia mode; one for all threads. */
@State(Scope.Benchmark)
public class EngineState {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    TelemetryEngine engine;
    Metric latency;

    /** Starts it. */
    @Setup
    public void launch() {
        engine = TelemetryEngine.launch(new EngineContext());
        latency = engine.register(Metrics.latency());
    }

    /** Waits until all rings are drained. */
    void awaitDrained() {
        final FlushResult result = engine.flush(TIMEOUT_NS);
        if (result != FlushResult.FLUSHED) {
            throw new IllegalStateException("the engine did not drain its rings: " + result);
        }
    }

    /** Ends it. */
    @TearDown
    public void close() {
        engine.close();
    }
}
