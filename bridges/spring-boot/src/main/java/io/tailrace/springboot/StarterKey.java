package io.tailrace.springboot;

import java.util.List;

/**
 * A property of the starter itself, beside the keys of the configuration.
 *
 * @param name behind {@code tailrace.}.
 * @param type as metadata for editors names it.
 * @param defaultText as it would be written; empty for none.
 * @param meaning a sentence without the last full stop.
 */
record StarterKey(String name, String type, String defaultText, String meaning) {
    private static final String SWITCH = "java.lang.Boolean";
    private static final String DURATION = "java.time.Duration";

    static final StarterKey ENABLED =
            new StarterKey("enabled", SWITCH, "true", "whether there is an engine at all, and what belongs to it");
    static final StarterKey CONFIG = new StarterKey(
            "config",
            "java.lang.String",
            "",
            "file with the same settings as TOML or JSON, which count less than properties; it must be there");
    static final StarterKey EXPOSER = new StarterKey(
            "exposer.enabled",
            SWITCH,
            "true",
            "whether /metrics, /healthz and /readyz are served, on a port of their own");
    static final StarterKey HEALTH =
            new StarterKey("health.enabled", SWITCH, "true", "whether Spring's health contributors stand in /readyz");
    static final StarterKey HEALTH_INTERVAL =
            new StarterKey("health.interval", DURATION, "5s", "time between questions to each health contributor");
    static final StarterKey HEALTH_TIMEOUT = new StarterKey(
            "health.timeout", DURATION, "2s", "a health contributor that has not answered for so long is not ready");
    static final StarterKey HEALTH_EXCLUDE = new StarterKey(
            "health.exclude",
            "java.util.List<java.lang.String>",
            "",
            "names of health contributors that /readyz is to leave out");

    static final List<StarterKey> ALL =
            List.of(ENABLED, CONFIG, EXPOSER, HEALTH, HEALTH_INTERVAL, HEALTH_TIMEOUT, HEALTH_EXCLUDE);

    boolean isSwitch() {
        return type.equals(SWITCH);
    }
}
