package io.tailrace.config;

import io.tailrace.config.value.Switches;
import io.tailrace.config.value.ValueType;
import java.util.Locale;

/**
 * A row of the table of keys. Immutable, for any thread; all there are, are in {@link ConfigKeys}.
 *
 * @param <T> of its values.
 */
public final class ConfigKey<T> {
    /** What the names of all variables begin with. */
    public static final String ENVIRONMENT_PREFIX = "TAILRACE_";

    private final String name;
    private final ValueType<T> type;
    private final String defaultText;
    private final ReloadEffect effect;
    private final String meaning;
    private final String security;
    private final boolean secret;

    private ConfigKey(
            final String name,
            final ValueType<T> type,
            final String defaultText,
            final ReloadEffect effect,
            final String meaning,
            final String security,
            final boolean secret) {
        this.name = name;
        this.type = type;
        this.defaultText = defaultText;
        this.effect = effect;
        this.meaning = meaning;
        this.security = security;
        this.secret = secret;
    }

    static <T> ConfigKey<T> of(
            final String name,
            final ValueType<T> type,
            final String defaultText,
            final ReloadEffect effect,
            final String meaning) {
        return new ConfigKey<>(name, type, defaultText, effect, meaning, "", false);
    }

    /** The same row with words for those who look after the security of a machine. */
    ConfigKey<T> security(final String words) {
        return new ConfigKey<>(name, type, defaultText, effect, meaning, words, secret);
    }

    /** The same row, with values that nobody is to see. */
    ConfigKey<T> hidden() {
        return new ConfigKey<>(name, type, defaultText, effect, meaning, security, true);
    }

    /**
     * What it is called in a file.
     *
     * @return words with dots between a table and what is in it.
     */
    public String name() {
        return name;
    }

    /**
     * The variable of the environment that sets it.
     *
     * @return for example {@code TAILRACE_EXPOSER_READ_TIMEOUT}.
     */
    public String environmentName() {
        return ENVIRONMENT_PREFIX + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * The flag of the command that sets it.
     *
     * @return for example {@code --exposer-read-timeout}.
     */
    public String flagName() {
        return "--" + name.replace('.', '-').replace('_', '-');
    }

    /**
     * What kind of values it has.
     *
     * @return one or a few words.
     */
    public String typeName() {
        return type.name();
    }

    /**
     * Which values it may have.
     *
     * @return words; empty if the type says it all.
     */
    public String range() {
        return type.range();
    }

    /**
     * Whether it is on or off, so that a flag needs no value.
     *
     * @return true for switches.
     */
    public boolean isSwitch() {
        return type instanceof Switches;
    }

    /**
     * Whether it holds values by name, which sources put together.
     *
     * @return true for tables.
     */
    public boolean isTable() {
        return type.isTable();
    }

    /**
     * What it is if nothing else is said.
     *
     * @return as it would be written; empty if that depends on the machine, or is nothing.
     */
    public String defaultText() {
        return defaultText;
    }

    /**
     * What it takes that a change holds.
     *
     * @return live, rebind or restart.
     */
    public ReloadEffect effect() {
        return effect;
    }

    /**
     * What it is for.
     *
     * @return a sentence or two without the last full stop.
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What it has to do with security.
     *
     * @return words; empty if nothing.
     */
    public String security() {
        return security;
    }

    /**
     * Whether its value is shown to nobody.
     *
     * @return true for secrets.
     */
    public boolean isSecret() {
        return secret;
    }

    ValueType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return name;
    }
}
