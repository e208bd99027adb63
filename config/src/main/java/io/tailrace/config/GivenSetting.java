package io.tailrace.config;

import io.tailrace.config.value.Given;

/** What a source gave for a key. */
record GivenSetting(ConfigKey<?> key, Given given, ConfigSource source) {
    /** The value as it stands in a fault. */
    String shown() {
        return key.isSecret() ? Setting.REDACTED : given.shown();
    }
}
