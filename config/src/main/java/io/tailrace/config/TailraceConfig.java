package io.tailrace.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A configuration that was checked. Immutable, for any thread. Two are equal if all their values are, wherever those come from. Made by a {@link
 * ConfigLoader}.
 */
public final class TailraceConfig {
    private final Map<ConfigKey<?>, Setting<?>> settings;
    private final List<String> warnings;

    TailraceConfig(final Map<ConfigKey<?>, Setting<?>> settings, final List<String> warnings) {
        this.settings = new LinkedHashMap<>(settings);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * What holds if nobody says anything.
     *
     * @return defaults only.
     */
    public static TailraceConfig defaults() {
        return new ConfigLoader().load();
    }

    /**
     * The value of a key.
     *
     * @param key of the table.
     * @param <T> of its values: durations are nanoseconds, sizes bytes.
     * @return never null.
     */
    public <T> T get(final ConfigKey<T> key) {
        return setting(key).value();
    }

    /**
     * Where a value comes from.
     *
     * @param key of the table.
     * @return the strongest source that set it.
     */
    public ConfigSource source(final ConfigKey<?> key) {
        return setting(key).source();
    }

    /**
     * Labels of every series.
     *
     * @return them.
     */
    public LabelsConfig labels() {
        return new LabelsConfig(
                get(LabelKeys.SERVICE), get(LabelKeys.INSTANCE), get(LabelKeys.BUILD_VERSION), get(LabelKeys.EXTRA));
    }

    /**
     * Where the exposer listens.
     *
     * @return address or socket.
     */
    public ListenerConfig listener() {
        return new ListenerConfig(get(ExposerKeys.ADDRESS), get(ExposerKeys.SOCKET_PATH));
    }

    /**
     * What TLS needs.
     *
     * @return it.
     */
    public TlsFilesConfig tls() {
        return new TlsFilesConfig(get(TlsKeys.ENABLED), get(TlsKeys.CERT_PATH), get(TlsKeys.KEY_PATH));
    }

    /**
     * All keys, for people.
     *
     * @return in the order of the table; secrets are redacted.
     */
    public List<ConfigEntry> entries() {
        return settings.values().stream()
                .map(setting -> new ConfigEntry(setting.key(), setting.shown(), setting.source()))
                .toList();
    }

    /**
     * What is allowed, but may not be meant.
     *
     * @return a line each.
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * What differs.
     *
     * @param newer what comes after this one.
     * @return a line each, in the order of the table; secrets are redacted.
     */
    public List<ConfigChange> changes(final TailraceConfig newer) {
        final List<ConfigChange> changes = new ArrayList<>();
        for (final Setting<?> before : settings.values()) {
            final Setting<?> after = newer.setting(before.key());
            if (!before.value().equals(after.value())) {
                changes.add(new ConfigChange(before.key(), before.shown(), after.shown()));
            }
        }
        return changes;
    }

    /** This one with the settings of another one where those are wanted. */
    TailraceConfig with(final TailraceConfig other, final Predicate<ConfigKey<?>> isWanted) {
        final Map<ConfigKey<?>, Setting<?>> mixed = new LinkedHashMap<>(settings);
        mixed.replaceAll((key, setting) -> isWanted.test(key) ? other.setting(key) : setting);
        return new TailraceConfig(mixed, other.warnings);
    }

    @SuppressWarnings("unchecked") // put by a key of the same type
    private <T> Setting<T> setting(final ConfigKey<T> key) {
        return (Setting<T>) Objects.requireNonNull(settings.get(key), "a key of the table");
    }

    private Map<ConfigKey<?>, Object> values() {
        final Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof final TailraceConfig config && values().equals(config.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }
}
