package io.tailrace.config;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import java.util.Objects;
import org.agrona.CloseHelper;

/**
 * Engine, journal and exposer that run by a configuration. Its methods are safe for any thread.
 *
 * <pre>{@code
 * TailraceConfig config = new ConfigLoader().file(path).environment(System.getenv()).load();
 * try (ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config)) {
 *     Channel channel = telemetry.engine().openChannel("orders");
 * }
 * }</pre>
 */
public final class ConfiguredTelemetry implements AutoCloseable {
    private final TelemetryEngine engine;
    private final ConfiguredExposer exposer;

    private ConfiguredTelemetry(final TelemetryEngine engine, final ConfiguredExposer exposer) {
        this.engine = engine;
        this.exposer = exposer;
    }

    /**
     * Starts all of it, on the system's clock.
     *
     * @param config what holds.
     * @return running.
     * @throws io.tailrace.engine.log.FrameLogException if the journal cannot be opened.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredTelemetry launch(final TailraceConfig config) {
        return launch(config, EngineClock.system());
    }

    /**
     * Starts all of it. If the exposer cannot be started, the engine is closed again.
     *
     * @param config what holds.
     * @param clock the one clock.
     * @return running.
     * @throws io.tailrace.engine.log.FrameLogException if the journal cannot be opened.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredTelemetry launch(final TailraceConfig config, final EngineClock clock) {
        Objects.requireNonNull(config, "config");
        final TelemetryEngine engine = TelemetryEngine.launch(Contexts.engine(config, clock));
        try {
            return new ConfiguredTelemetry(engine, ConfiguredExposer.launch(config, engine::openTailer, clock));
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(engine);
            throw fault;
        }
    }

    /**
     * The engine.
     *
     * @return the same one always; not to be closed by the caller.
     */
    public TelemetryEngine engine() {
        return engine;
    }

    /**
     * The exposer.
     *
     * @return the same one always; not to be closed or reloaded by the caller.
     */
    public Exposer exposer() {
        return exposer.exposer();
    }

    /** Ends the exposer, then the engine with its journal. */
    @Override
    public void close() {
        CloseHelper.closeAll(exposer, engine);
    }
}
