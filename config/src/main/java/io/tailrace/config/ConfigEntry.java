package io.tailrace.config;

/**
 * A key with its value, as it may be shown to anybody.
 *
 * @param key of the table.
 * @param value as TOML; a secret is redacted.
 * @param source where it comes from.
 */
public record ConfigEntry(ConfigKey<?> key, String value, ConfigSource source) {}
