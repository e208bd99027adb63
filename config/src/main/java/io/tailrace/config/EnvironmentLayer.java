package io.tailrace.config;

import io.tailrace.codec.text.NearNames;
import io.tailrace.config.value.Given;
import io.tailrace.config.value.TomlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the environment of a process says. A variable of ours that no key has is warned about: another version may know it. */
final class EnvironmentLayer {
    /** Names the file. */
    static final String CONFIG_FILE = ConfigKey.ENVIRONMENT_PREFIX + "CONFIG";

    private static final String HISTOGRAM = PolicyKeys.HISTOGRAMS.environmentName() + "_";

    /** The launcher's and the command's. */
    private static final Set<String> NO_KEYS = Set.of(
            CONFIG_FILE,
            ConfigKey.ENVIRONMENT_PREFIX + "JAVA_OPTS",
            ConfigKey.ENVIRONMENT_PREFIX + "NO_BUILD",
            ConfigKey.ENVIRONMENT_PREFIX + "APP");

    private EnvironmentLayer() {}

    static List<GivenSetting> read(final Map<String, String> environment, final Findings findings) {
        final List<GivenSetting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) && !NO_KEYS.contains(name)) {
                setting(name, value)
                        .ifPresentOrElse(
                                settings::add,
                                () -> findings.warn("variable " + name + " sets no key: "
                                        + NearNames.question(name, names()) + "it is ignored"));
            }
        });
        return settings;
    }

    private static Optional<GivenSetting> setting(final String name, final String value) {
        final ConfigSource source = new ConfigSource(ConfigSource.Kind.ENVIRONMENT, name);
        for (final ConfigKey<?> key : ConfigKeys.all()) {
            if (key.environmentName().equals(name)) {
                return Optional.of(new GivenSetting(key, Given.ofText(value), source));
            }
        }
        if (name.startsWith(HISTOGRAM) && name.length() > HISTOGRAM.length()) {
            final String family = name.substring(HISTOGRAM.length()).toLowerCase(Locale.ROOT);
            final String member = "{" + TomlText.quoted(family) + ":" + TomlText.quoted(value) + "}";
            return Optional.of(new GivenSetting(PolicyKeys.HISTOGRAMS, Given.ofText(member), source));
        }
        return Optional.empty();
    }

    private static List<String> names() {
        return ConfigKeys.all().stream().map(ConfigKey::environmentName).toList();
    }
}
