package io.tailrace.springboot;

import io.tailrace.codec.text.NearNames;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import io.tailrace.config.ConfigSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads what Spring's sources say below {@code tailrace}, the strongest first. A property that sets nothing is a fault; a variable or a system property is
 * warned about, for those are seen by other programs, too. One thread.
 */
final class PropertyScan {
    private final Environment environment;
    private final Map<String, GivenProperty> whole = new LinkedHashMap<>();
    private final Map<String, Map<String, GivenProperty>> members = new LinkedHashMap<>();
    private final List<ConfigFault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int source;

    private PropertyScan(final Environment environment) {
        this.environment = environment;
    }

    static PropertyScan of(final Environment environment) {
        final PropertyScan scan = new PropertyScan(environment);
        for (final ConfigurationPropertySource each : ConfigurationPropertySources.get(environment)) {
            scan.source++;
            scan.read(each);
        }
        return scan;
    }

    /** Null if nobody said anything. */
    GivenProperty whole(final String key) {
        return whole.get(key);
    }

    Map<String, GivenProperty> members(final ConfigKey<?> key) {
        return members.getOrDefault(key.name(), Map.of());
    }

    List<ConfigFault> faults() {
        return faults;
    }

    List<String> warnings() {
        return warnings;
    }

    private void read(final ConfigurationPropertySource each) {
        final Object spring = each.getUnderlyingSource();
        final boolean isVariable = spring instanceof SystemEnvironmentPropertySource;
        final boolean isOfProcess = isVariable || spring instanceof PropertiesPropertySource;
        final Stream<ConfigurationPropertyName> names =
                each instanceof final IterableConfigurationPropertySource named ? named.stream() : known();
        names.filter(PropertyNames.ROOT::isAncestorOf).distinct().forEach(name -> {
            final ConfigurationProperty property = each.getConfigurationProperty(name);
            if (property != null) {
                take(property, isVariable, isOfProcess);
            }
        });
    }

    /** A source that cannot tell its names is asked for ours. */
    private static Stream<ConfigurationPropertyName> known() {
        return PropertyNames.all().stream().map(ConfigurationPropertyName::of);
    }

    private void take(final ConfigurationProperty property, final boolean isVariable, final boolean isOfProcess) {
        PropertyNames.find(property.getName(), isVariable)
                .ifPresentOrElse(
                        target -> put(target, property),
                        () -> refuse(property.getName().toString(), place(property), isOfProcess));
    }

    private void put(final PropertyTarget target, final ConfigurationProperty property) {
        final Map<String, GivenProperty> into = target.member().isEmpty()
                ? whole
                : members.computeIfAbsent(target.name(), name -> new LinkedHashMap<>());
        final String name = target.member().isEmpty() ? target.name() : target.member();
        final GivenProperty given = into.computeIfAbsent(name, it -> new GivenProperty(source, place(property)));
        if (!given.isOfStrongerThan(source)) {
            given.take(target.index(), resolved(target, property));
        }
    }

    private String resolved(final PropertyTarget target, final ConfigurationProperty property) {
        final String text = String.valueOf(property.getValue());
        try {
            return environment.resolveRequiredPlaceholders(text);
        } catch (final IllegalArgumentException unresolved) {
            final boolean isSecret = target.key() != null && target.key().isSecret();
            fault(
                    property.getName().toString(),
                    "has a placeholder that nothing resolves" + (isSecret ? "" : " (" + unresolved.getMessage() + ")"),
                    place(property),
                    "set what it names, or give it a default: ${name:default}");
            return "";
        }
    }

    private void refuse(final String name, final String place, final boolean isOfProcess) {
        final String question = NearNames.question(name, PropertyNames.all());
        if (isOfProcess) {
            warnings.add("property " + name + " sets nothing: " + place + ": " + question + "it is ignored");
        } else {
            fault(name, "is no property of Tailrace", place, question + "take it away");
        }
    }

    void fault(final String name, final String problem, final String place, final String mend) {
        final ConfigSource where = new ConfigSource(ConfigSource.Kind.PROPERTY, place);
        faults.add(new ConfigFault(name, "", where, problem, mend));
    }

    private static String place(final ConfigurationProperty property) {
        return property.getOrigin() == null
                ? "source " + property.getSource()
                : property.getOrigin().toString();
    }

    /** Keys that something was said of. */
    List<ConfigKey<?>> keys() {
        final List<ConfigKey<?>> said = new ArrayList<>();
        ConfigKeys.all().forEach(key -> {
            if (whole.containsKey(key.name()) || members.containsKey(key.name())) {
                said.add(key);
            }
        });
        return said;
    }
}
