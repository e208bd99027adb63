package io.tailrace.config;

/**
 * A key whose value differs.
 *
 * @param key of the table.
 * @param before as TOML; a secret is redacted.
 * @param after as TOML; a secret is redacted.
 */
public record ConfigChange(ConfigKey<?> key, String before, String after) {
    /** One line: {@code exposer.read_timeout: "2s" -> "3s" (live)}. */
    @Override
    public String toString() {
        return key + ": " + before + " -> " + after + " (" + key.effect().words() + ")";
    }
}
