package io.tailrace.config;

/** A key's value with its source. */
record Setting<T>(ConfigKey<T> key, T value, ConfigSource source) {
    static final String REDACTED = "\"***\"";

    String toml() {
        return key.type().toml(value);
    }

    /** As it may be shown to anybody. A default is no secret, and what is shown of it can be read again. */
    String shown() {
        return key.isSecret() && source.isSet() ? REDACTED : toml();
    }
}
