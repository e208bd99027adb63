package io.tailrace.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of reloads. Secrets are redacted before they come here. */
final class ReloadLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigLoader.class.getPackageName());
    private static final String EVENT = "event";

    private ReloadLog() {}

    static void tell(final ReloadResult result) {
        if (result.applied().isEmpty() && result.needRestart().isEmpty()) {
            LOGGER.atInfo().addKeyValue(EVENT, "config_unchanged").log("configuration reloaded, nothing changed");
        }
        for (final ConfigChange change : result.applied()) {
            LOGGER.atInfo().addKeyValue(EVENT, "config_changed").log("configuration reloaded: {}", change);
        }
        for (final ConfigChange change : result.needRestart()) {
            LOGGER.atWarn()
                    .addKeyValue(EVENT, "config_needs_restart")
                    .log("configuration not changed in a process that runs: {}", change);
        }
    }

    static void refused(final Throwable fault) {
        if (fault instanceof NotTakenBackException) {
            LOGGER.atError()
                    .addKeyValue(EVENT, "config_not_taken_back")
                    .log("configuration reloaded in part: {}", fault.getMessage());
            return;
        }
        LOGGER.atError()
                .addKeyValue(EVENT, "config_refused")
                .log("configuration not reloaded, all stays as it was: {}", fault.getMessage());
    }
}
