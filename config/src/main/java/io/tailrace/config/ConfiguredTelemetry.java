package io.tailrace.config;

import io.tailrace.engine.EngineContext;
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
            return new ConfiguredTelemetry(engine, ConfiguredExposer.launch(config, engine, clock), config);
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(engine);
            throw fault;
        }
    }

    /**
     * What an engine by a configuration is launched with, for those who set more of it, or have no exposer beside it.
     *
     * @param config what holds.
     * @param clock the one clock.
     * @return a context of its own for each call, with a journal if {@code journal.path} is set.
     */
    public static EngineContext engineContext(final TailraceConfig config, final EngineClock clock) {
        return Contexts.engine(config, clock);
    }

    /**
     * Goes on by another configuration: bounds of buckets first, then labels, which open a new epoch, then the exposer, whose old address could be lost
     * if it had to come back. If one of them cannot be applied, those before it are taken back, and all stays as it was. What needs a restart is told, and does not
     * keep the rest from being applied. What changed is logged. With {@code engine.threading_mode = "invoker"} the thread that invokes must make this
     * call.
     *
     * @param next what is to hold.
     * @return what holds now, and what needs a restart.
     * @throws io.tailrace.exposer.ExposerException if the new address cannot be listened on.
     * @throws IllegalArgumentException if a value is refused, such as bounds for a metric that is no histogram.
     * @throws IllegalStateException if it was closed, or the labels could not be changed in time; also if what was applied could not be taken back, which the
     *     message says: then {@link #config()} tells what holds.
     */
    public synchronized ReloadResult reload(final TailraceConfig next) {
        Objects.requireNonNull(next, "next");
        final ReloadResult result = ReloadResult.of(config.changes(next));
        final TailraceConfig effective = config.with(next, key -> key.effect() != ReloadEffect.RESTART);
        apply(effective);
        config = effective;
        ReloadLog.tell(result);
        return result;
    }

    private void apply(final TailraceConfig next) {
        try {
            EngineReload.apply(engine, config, next);
            applyToExposer(next);
        } catch (final RuntimeException | Error fault) {
            ReloadLog.refused(fault);
            throw fault;
        }
    }

    private void applyToExposer(final TailraceConfig next) {
        try {
            exposer.apply(next);
        } catch (final RuntimeException | Error fault) {
            takeBack(next, fault);
            throw fault;
        }
    }

    /** The engine only: an exposer that refuses has stayed as it was. */
    private void takeBack(final TailraceConfig next, final Throwable fault) {
        try {
            EngineReload.apply(engine, next, config);
        } catch (final RuntimeException | Error another) {
            config = config.with(next, key -> !ConfiguredExposer.isOurs(key));
            throw new NotTakenBackException("labels and bounds of the engine", fault, another);
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
