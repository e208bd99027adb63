package io.tailrace.springboot;

import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Delivers what was recorded when the context stops: beans that still record while they are destroyed are delivered by the engine's own end. */
final class EngineFlush implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(EngineFlush.class.getPackageName());

    private final TelemetryEngine engine;
    private final long timeoutNs;
    private volatile boolean isRunning;

    EngineFlush(final TelemetryEngine engine, final long timeoutNs) {
        this.engine = engine;
        this.timeoutNs = timeoutNs;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        if (engine.flush(timeoutNs) == FlushResult.TIMED_OUT) {
            LOGGER.warn(
                    "what was recorded could not be delivered within engine.close_timeout: is the journal's disk full?");
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return Phases.FLUSH;
    }
}
