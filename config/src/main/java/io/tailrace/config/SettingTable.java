package io.tailrace.config;

import io.tailrace.config.value.BadValueException;
import io.tailrace.config.value.Given;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings by key while sources are put together, the weakest first. One thread. */
final class SettingTable {
    private final Map<ConfigKey<?>, Setting<?>> settings = new LinkedHashMap<>();
    private final Findings findings;

    SettingTable(final Findings findings) {
        this.findings = findings;
    }

    /** Takes what a stronger source says; a fault leaves what was there. */
    void put(final GivenSetting given) {
        putOf(given.key(), given);
    }

    private <T> void putOf(final ConfigKey<T> key, final GivenSetting given) {
        try {
            final T value = key.type().read(given.given());
            final Setting<T> before = get(key);
            final T merged = before == null ? value : key.type().merge(before.value(), value);
            put(key, merged, given.source());
        } catch (final BadValueException bad) {
            findings.fault(new ConfigFault(key.name(), given.shown(), given.source(), bad.getMessage(), bad.mend()));
        }
    }

    <T> void put(final ConfigKey<T> key, final T value, final ConfigSource source) {
        settings.put(key, new Setting<>(key, value, source));
    }

    /** A default is right, or the table of keys is wrong. */
    void putDefault(final ConfigKey<?> key, final String text) {
        put(new GivenSetting(key, Given.ofText(text), ConfigSource.OF_DEFAULT));
    }

    @SuppressWarnings("unchecked") // put by a key of the same type
    <T> Setting<T> get(final ConfigKey<T> key) {
        return (Setting<T>) settings.get(key);
    }

    <T> T value(final ConfigKey<T> key) {
        return get(key).value();
    }

    boolean isSet(final ConfigKey<?> key) {
        return get(key).source().isSet();
    }

    Map<ConfigKey<?>, Setting<?>> all() {
        return settings;
    }
}
