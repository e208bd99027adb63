package io.tailrace.springboot;

import io.tailrace.config.ConfiguredExposer;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * The exposer of an application context: it listens from before the web server starts until behind its end, and anew when the context is started
 * again. Safe for any thread.
 */
public final class TailraceExposer implements SmartLifecycle {
    private final TailraceConfig config;
    private final TelemetryEngine engine;
    private final EngineClock clock;
    private volatile ConfiguredExposer running;

    TailraceExposer(final TailraceConfig config, final TelemetryEngine engine, final EngineClock clock) {
        this.config = config;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The exposer, for its address and its readiness.
     *
     * @return empty before the context was started, and behind its end; not to be closed or reloaded by the caller.
     */
    public Optional<Exposer> exposer() {
        return Optional.ofNullable(running).map(ConfiguredExposer::exposer);
    }

    /**
     * Begins to listen.
     *
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    @Override
    public synchronized void start() {
        if (running == null) {
            engine.dependencies().set(TailraceReadiness.APPLICATION, false); // until all else has started
            running = ConfiguredExposer.launch(config, engine, clock);
        }
    }

    /** Ends it, as {@link Exposer#close()} does. */
    @Override
    public synchronized void stop() {
        final ConfiguredExposer ending = running;
        if (ending != null) {
            ending.close();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return Phases.EXPOSER;
    }
}
