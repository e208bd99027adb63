package io.tailrace.config;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.FrameTailerSource;
import java.util.Objects;

/** An exposer that runs by a configuration, over any log of frames. Its methods are safe for any thread. */
public final class ConfiguredExposer implements AutoCloseable {
    private final Exposer exposer;

    private ConfiguredExposer(final Exposer exposer) {
        this.exposer = exposer;
    }

    /**
     * Starts to listen.
     *
     * @param config of which keys {@code exposer}, {@code tls} and {@code pq} count.
     * @param source opens the reader of the frames.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws io.tailrace.exposer.ExposerException if the address cannot be listened on.
     */
    public static ConfiguredExposer launch(
            final TailraceConfig config, final FrameTailerSource source, final EngineClock clock) {
        Objects.requireNonNull(config, "config");
        return new ConfiguredExposer(Exposer.launch(Contexts.exposer(config), source, clock));
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
}
