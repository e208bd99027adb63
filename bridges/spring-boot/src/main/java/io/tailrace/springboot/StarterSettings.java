package io.tailrace.springboot;

import io.tailrace.config.TailraceConfig;
import java.util.Set;

/**
 * All that is configured.
 *
 * @param config of engine, journal and exposer.
 * @param isExposed whether there is an exposer.
 * @param isHealthAsked whether Spring's health contributors are asked.
 * @param healthIntervalNs time between questions to each.
 * @param healthTimeoutNs how long an answer may take.
 * @param healthExcluded names that are not asked.
 */
record StarterSettings(
        TailraceConfig config,
        boolean isExposed,
        boolean isHealthAsked,
        long healthIntervalNs,
        long healthTimeoutNs,
        Set<String> healthExcluded) {
    /** Copies the set. */
    StarterSettings {
        healthExcluded = Set.copyOf(healthExcluded);
    }
}
