package io.tailrace.jmh.bridge;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import java.util.concurrent.TimeUnit;

/** The engine under a bridge: it drains meanwhile, and its ring has room for a burst of every thread, so that nothing is refused. */
final class BridgedEngine implements AutoCloseable {
    /** A burst of each of eight threads stays below the high-water mark. */
    private static final int RING_SAMPLES = 1 << 18;

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().ringSamples(RING_SAMPLES));

    TelemetryEngine engine() {
        return engine;
    }

    /** A full ring would be quicker than one that takes samples. */
    void drain() {
        if (engine.flush(TIMEOUT_NS) != FlushResult.FLUSHED) {
            throw new IllegalStateException("the engine did not drain its ring");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
