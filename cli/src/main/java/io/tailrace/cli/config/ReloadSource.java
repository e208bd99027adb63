package io.tailrace.cli.config;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.ReloadResult;
import io.tailrace.config.TailraceConfig;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a hang-up reads again. Whatever comes of it, the command goes on. */
public final class ReloadSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigLoader.class.getPackageName());

    private final Supplier<ConfigLoader> loader;

    ReloadSource(final Supplier<ConfigLoader> loader) {
        this.loader = loader;
    }

    /**
     * From here on a hang-up reloads.
     *
     * @param console whose signals are listened to, and where it is told what changed.
     * @param reload applies what was read, all or nothing, and logs it.
     */
    public void listen(final Console console, final Function<TailraceConfig, ReloadResult> reload) {
        console.stop().onHangUp(() -> reload(console, reload));
    }

    private void reload(final Console console, final Function<TailraceConfig, ReloadResult> reload) {
        final TailraceConfig next;
        try {
            next = loader.get().load();
        } catch (final ConfigException | CommandFault refused) {
            LOGGER.atError()
                    .addKeyValue("event", "config_refused")
                    .log("configuration not reloaded, all stays as it was: {}", refused.getMessage());
            return;
        }
        next.warnings().forEach(warning -> LOGGER.warn("{}", warning));
        try {
            tell(console, reload.apply(next));
        } catch (final RuntimeException logged) {
            // It was logged where it was found, and all stays as it was.
            LOGGER.debug("reload", logged);
        }
    }

    /** Who keeps no log is told, too. */
    private static void tell(final Console console, final ReloadResult result) {
        if (!LOGGER.isInfoEnabled()) {
            result.applied().forEach(change -> console.err().println("reloaded: " + change));
            if (result.applied().isEmpty() && result.needRestart().isEmpty()) {
                console.err().println("reloaded: nothing changed");
            }
        }
    }
}
