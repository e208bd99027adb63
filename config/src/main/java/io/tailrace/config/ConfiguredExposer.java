package io.tailrace.config;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.Fleet;
import io.tailrace.exposer.FrameTailerSource;
import java.util.List;
import java.util.Objects;

/**
 * An exposer that runs by a configuration, over any log of frames. Of the keys those of the exposer, of TLS and of its policy count. Its methods are
 * safe for any thread but the exposer's own.
 */
public final class ConfiguredExposer implements AutoCloseable {
    private final Exposer exposer;
    private final HostDependencies dependencies;
    private TailraceConfig config;

    private ConfiguredExposer(final Exposer exposer, final HostDependencies dependencies, final TailraceConfig config) {
        this.exposer = exposer;
        this.dependencies = dependencies;
        this.config = config;
    }

    /**
     * Starts to listen.
     *
     * @param config what holds.
     * @param source opens the reader of the frames.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredExposer launch(
            final TailraceConfig config, final FrameTailerSource source, final EngineClock clock) {
        return launch(config, source, clock, null);
    }

    /**
     * Starts to listen, and shows many engines on one page.
     *
     * @param config what holds.
     * @param fleet the engines.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredExposer launch(final TailraceConfig config, final Fleet fleet, final EngineClock clock) {
        Objects.requireNonNull(config, "config");
        return new ConfiguredExposer(Exposer.launch(context(config, null), fleet, clock), null, config);
    }

    /**
     * Starts to listen, and shows an engine of this process, with what its host says of its dependencies.
     *
     * @param config what holds.
     * @param engine to be closed behind the exposer.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredExposer launch(
            final TailraceConfig config, final TelemetryEngine engine, final EngineClock clock) {
        Objects.requireNonNull(engine, "engine");
        return launch(config, engine::openTailer, clock, engine.dependencies());
    }

    /** With the dependencies of the engine whose frames are shown; null for the exposer's own. */
    private static ConfiguredExposer launch(
            final TailraceConfig config,
            final FrameTailerSource source,
            final EngineClock clock,
            final HostDependencies dependencies) {
        Objects.requireNonNull(config, "config");
        return new ConfiguredExposer(
                Exposer.launch(context(config, dependencies), source, clock), dependencies, config);
    }

    private static ExposerContext context(final TailraceConfig config, final HostDependencies dependencies) {
        final ExposerContext context = Contexts.exposer(config);
        return dependencies == null ? context : context.dependencies(dependencies);
    }

    /**
     * Goes on by another configuration. If it cannot be applied, all stays as it was. For another address, socket or TLS the new listener answers
     * before the old one ends. What changed is logged.
     *
     * @param next what is to hold.
     * @return what holds now; of what cannot change, such as the folder of the journal, that it needs a restart.
     * @throws io.tailrace.exposer.ExposerException if the new address cannot be listened on.
     * @throws IllegalArgumentException if the exposer refuses a value.
     * @throws IllegalStateException if it was closed.
     */
    public synchronized ReloadResult reload(final TailraceConfig next) {
        Objects.requireNonNull(next, "next");
        final List<ConfigChange> changes = config.changes(next).stream()
                .filter(change -> isOurs(change.key()) || isOfTheStart(change.key()))
                .toList();
        try {
            apply(next);
        } catch (final RuntimeException | Error fault) {
            ReloadLog.refused(fault);
            throw fault;
        }
        final ReloadResult result = ReloadResult.of(changes);
        ReloadLog.tell(result);
        return result;
    }

    /** All or nothing, without a word. */
    synchronized void apply(final TailraceConfig next) {
        exposer.reload(context(next, dependencies));
        config = config.with(next, key -> isOurs(key) && key.effect() != ReloadEffect.RESTART);
    }

    /**
     * The exposer itself.
     *
     * @return the same one always; not to be closed or reloaded by the caller.
     */
    public Exposer exposer() {
        return exposer;
    }

    @Override
    public void close() {
        exposer.close();
    }

    static boolean isOurs(final ConfigKey<?> key) {
        return ExposerKeys.ALL.contains(key)
                || TlsKeys.ALL.contains(key)
                || key == PolicyKeys.PQ_MODE
                || key == PolicyKeys.PQ_REQUIRED;
    }

    private static boolean isOfTheStart(final ConfigKey<?> key) {
        return key == JournalKeys.PATH || LogKeys.ALL.contains(key);
    }
}
