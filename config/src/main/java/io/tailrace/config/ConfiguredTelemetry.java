package io.tailrace.config;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import java.util.Objects;
import org.agrona.CloseHelper;

/**
 * Engine, journal and exposer that run by a configuration. Its methods are safe for any thread but their own.
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
    private TailraceConfig config;

    private ConfiguredTelemetry(
            final TelemetryEngine engine, final ConfiguredExposer exposer, final TailraceConfig config) {
        this.engine = engine;
        this.exposer = exposer;
        this.config = config;
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
            return new ConfiguredTelemetry(engine, ConfiguredExposer.launch(config, engine::openTailer, clock), config);
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(engine);
            throw fault;
        }
    }

    /**
     * Goes on by another configuration: the exposer first, because another address may not be had, then bounds of buckets, then labels, which open a
     * new epoch. If one of them cannot be applied, those before it are taken back, and all stays as it was. What needs a restart is told, and does not
     * keep the rest from being applied. What changed is logged. With {@code engine.threading_mode = "invoker"} the thread that invokes must make this
     * call.
     *
     * @param next what is to hold.
     * @return what holds now, and what needs a restart.
     * @throws io.tailrace.exposer.ExposerException if the new address cannot be listened on.
     * @throws IllegalArgumentException if a value is refused, such as bounds for a metric that is no histogram.
     * @throws IllegalStateException if it was closed, or the labels could not be changed in time.
     */
    public synchronized ReloadResult reload(final TailraceConfig next) {
        Objects.requireNonNull(next, "next");
        final ReloadResult result = ReloadResult.of(config.changes(next));
        final TailraceConfig effective = config.with(next, key -> key.effect() != ReloadEffect.RESTART);
        try {
            apply(effective);
        } catch (final RuntimeException fault) {
            ReloadLog.refused(fault);
            throw fault;
        }
        config = effective;
        ReloadLog.tell(result);
        return result;
    }

    private void apply(final TailraceConfig next) {
        final ListenAddress address = exposer.listenAddress();
        exposer.apply(next);
        try {
            EngineReload.apply(engine, config, next);
        } catch (final RuntimeException fault) {
            try {
                exposer.restore(config, address);
            } catch (final RuntimeException another) {
                fault.addSuppressed(another);
            }
            throw fault;
        }
    }

    /**
     * What holds.
     *
     * @return that of the launch, or of the newest reload.
     */
    public synchronized TailraceConfig config() {
        return config;
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
