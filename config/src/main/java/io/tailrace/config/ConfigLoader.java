package io.tailrace.config;

import io.tailrace.codec.text.NearNames;
import io.tailrace.config.value.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts sources together: what the program sets counts most, then flags, then properties of a framework, then the environment, then the file, then
 * defaults. One thread; may load any
 * number of times, and reads the file anew each time.
 *
 * <pre>{@code
 * TailraceConfig config = new ConfigLoader()
 *         .file(Path.of("/etc/shop/tailrace.toml"))
 *         .environment(System.getenv())
 *         .load();
 * }</pre>
 */
public final class ConfigLoader {
    private final Map<ConfigKey<?>, String> defaults = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<GivenSetting> properties = new ArrayList<>();
    private final List<GivenSetting> flags = new ArrayList<>();
    private final Map<String, ConfigSource> strangers = new LinkedHashMap<>();
    private final Map<String, String> program = new LinkedHashMap<>();
    private Path file;

    /**
     * Another default than the table's, for a program that has one of its own.
     *
     * @param key of the table.
     * @param text the value, as a flag would give it.
     * @return this.
     */
    public ConfigLoader byDefault(final ConfigKey<?> key, final String text) {
        defaults.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * A file, TOML or JSON by its name.
     *
     * @param path to be there when it is loaded; null for none.
     * @return this.
     */
    public ConfigLoader file(final Path path) {
        file = path;
        return this;
    }

    /**
     * The environment of a process: its {@code TAILRACE_...} variables set keys.
     *
     * @param variables as of {@code System.getenv()}; others are passed over.
     * @return this.
     */
    public ConfigLoader environment(final Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /**
     * What the configuration of a framework says, which has put its own sources together.
     *
     * @param place where it stands, for messages: a file with line and column, or a name.
     * @param key that it sets.
     * @param text its value, as a flag would give it.
     * @return this.
     */
    public ConfigLoader property(final String place, final ConfigKey<?> key, final String text) {
        final ConfigSource source = new ConfigSource(ConfigSource.Kind.PROPERTY, place);
        properties.add(new GivenSetting(key, Given.ofText(text), source));
        return this;
    }

    /**
     * A flag of a command line.
     *
     * @param flag its name, for messages.
     * @param key that it sets.
     * @param text its value.
     * @return this.
     */
    public ConfigLoader flag(final String flag, final ConfigKey<?> key, final String text) {
        final ConfigSource source = new ConfigSource(ConfigSource.Kind.FLAG, flag);
        flags.add(new GivenSetting(key, Given.ofText(text), source));
        return this;
    }

    /**
     * A flag that names its key itself, as the arguments of an agent do.
     *
     * @param flag its name, for messages.
     * @param key name of a key; one that there is not is a fault of that flag.
     * @param text its value.
     * @return this.
     */
    public ConfigLoader flag(final String flag, final String key, final String text) {
        final Optional<ConfigKey<?>> known = ConfigKeys.find(key);
        if (known.isPresent()) {
            return flag(flag, known.get(), text);
        }
        strangers.put(key, new ConfigSource(ConfigSource.Kind.FLAG, flag));
        return this;
    }

    /**
     * What the program itself demands; counts more than all else.
     *
     * @param key name of a key, for example {@code exposer.read_timeout}; one that there is not is a fault.
     * @param text the value, as a flag would give it.
     * @return this.
     */
    public ConfigLoader set(final String key, final String text) {
        program.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Reads and checks all of it.
     *
     * @return what holds.
     * @throws ConfigException naming every fault.
     */
    public TailraceConfig load() {
        final Findings findings = new Findings();
        final SettingTable table = new SettingTable(findings);
        ConfigKeys.all().forEach(key -> table.putDefault(key, defaultOf(key)));
        if (file != null) {
            FileLayer.read(file, findings, table::put);
        }
        EnvironmentLayer.read(environment, findings).forEach(table::put);
        properties.forEach(table::put);
        flags.forEach(table::put);
        strangers.forEach((name, source) -> findings.fault(noKey(name, source)));
        program.forEach((name, text) -> putProgram(table, findings, name, text));
        DerivedDefaults.put(table);
        ConfigRules.check(table, findings);
        findings.throwIfAny();
        return new TailraceConfig(table.all(), findings.warnings());
    }

    private String defaultOf(final ConfigKey<?> key) {
        return defaults.computeIfAbsent(key, it -> ProcessFacts.defaultOf(it).orElse(it.defaultText()));
    }

    private static void putProgram(
            final SettingTable table, final Findings findings, final String name, final String text) {
        final Optional<ConfigKey<?>> key = ConfigKeys.find(name);
        if (key.isPresent()) {
            table.put(new GivenSetting(key.get(), Given.ofText(text), ConfigSource.OF_PROGRAM));
        } else {
            findings.fault(noKey(name, ConfigSource.OF_PROGRAM));
        }
    }

    private static ConfigFault noKey(final String name, final ConfigSource source) {
        final List<String> names =
                ConfigKeys.all().stream().map(ConfigKey::name).toList();
        return new ConfigFault(name, "", source, "is no key", NearNames.question(name, names) + "take it away");
    }
}
