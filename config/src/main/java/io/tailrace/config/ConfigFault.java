package io.tailrace.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key its name, as it was given; empty if it is about a whole source.
 * @param value as it was given, short; a secret is redacted; empty if there is none.
 * @param source where it comes from.
 * @param problem what is wrong.
 * @param mend how to make it right.
 */
public record ConfigFault(String key, String value, ConfigSource source, String problem, String mend) {
    /** One line: what, where, and how to mend it. */
    @Override
    public String toString() {
        final String what = key.isEmpty() ? "" : value.isEmpty() ? key + " " : key + " = " + value + " ";
        return what + problem + ": " + source + ": " + mend;
    }
}
