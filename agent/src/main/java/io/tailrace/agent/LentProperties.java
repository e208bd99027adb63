package io.tailrace.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * System properties that the agent's libraries read while their classes load, for as long as that takes: the host may use the same libraries,
 * and other values.
 */
final class LentProperties {
    private final Map<String, String> before = new LinkedHashMap<>();

    LentProperties() {
        lend("chronicle.analytics.disable", "true");
        lend("chronicle.announcer.disable", "true");
        lend("chronicle.disk.monitor.disable", "true");
        lend("background.releaser", "false");
        lend("slf4j.provider", null); // the host's, which is not in the agent
    }

    private void lend(final String name, final String value) {
        before.put(name, System.getProperty(name));
        set(name, value);
    }

    private static void set(final String name, final String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    void giveBack() {
        before.forEach(LentProperties::set);
    }
}
