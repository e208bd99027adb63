package io.tailrace.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands behind the {@code =} of {@code -javaagent}: the name of a file, or {@code key=value}, or both, with commas between.
 *
 * @param file of settings; empty if none was named.
 * @param settings names of keys to their values.
 */
record AgentArguments(String file, Map<String, String> settings) {
    private static final String FILE = "config";

    static AgentArguments of(final String text) {
        String file = "";
        final Map<String, String> settings = new LinkedHashMap<>();
        for (final String part : (text == null ? "" : text).split(",", -1)) {
            final int equals = part.indexOf('=');
            final String name = equals < 0 ? FILE : part.substring(0, equals).strip();
            final String value = part.substring(equals + 1).strip();
            if (value.isEmpty() && equals < 0) {
                continue;
            }
            if (!name.equals(FILE)) {
                settings.put(name, value);
            } else if (file.isEmpty()) {
                file = value;
            } else {
                throw new AgentFault("two files of settings are named, " + file + " and " + value
                        + ": name one; a comma in its name cannot be given, the variable TAILRACE_CONFIG can name it");
            }
        }
        return new AgentArguments(file, settings);
    }
}
