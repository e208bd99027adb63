package io.tailrace.springboot;

import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Names of properties and of the keys that they set. Spring's relaxed rules hold: {@code readTimeout}, {@code read_timeout} and {@code read-timeout} are one. */
final class PropertyNames {
    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("tailrace");

    private static final Map<String, Object> BY_UNIFORM = byUniform();

    private PropertyNames() {}

    /** As it is best written: {@code tailrace.exposer.read-timeout}. */
    static String canonical(final String key) {
        return ROOT + "." + key.replace('_', '-');
    }

    static List<String> all() {
        return Stream.concat(
                        StarterKey.ALL.stream().map(StarterKey::name),
                        ConfigKeys.all().stream().map(ConfigKey::name))
                .map(PropertyNames::canonical)
                .toList();
    }

    /**
     * What a property sets.
     *
     * @param name below the root.
     * @param isVariable whether all of its underscores have become dots.
     * @return empty if nothing.
     */
    static Optional<PropertyTarget> find(final ConfigurationPropertyName name, final boolean isVariable) {
        int elements = name.getNumberOfElements();
        int index = -1;
        if (name.isNumericIndex(elements - 1)) {
            index = Math.min(Integer.parseInt(name.getElement(elements - 1, form())), 1 << 20);
            elements--;
        }
        for (int end = elements; end > 1; end--) {
            final Object key = BY_UNIFORM.get(uniform(name, end, isVariable));
            final boolean isWhole = end == elements;
            if (key instanceof final ConfigKey<?> found && (isWhole || found.isTable())) {
                return Optional.of(new PropertyTarget(found, null, member(name, end, elements, isVariable), index));
            }
            if (key instanceof final StarterKey found && isWhole) {
                return Optional.of(new PropertyTarget(null, found, "", index));
            }
        }
        return Optional.empty();
    }

    private static ConfigurationPropertyName.Form form() {
        return ConfigurationPropertyName.Form.ORIGINAL;
    }

    /** Labels and families have underscores, which dots of a variable have been. */
    private static String member(
            final ConfigurationPropertyName name, final int from, final int to, final boolean isVariable) {
        final StringBuilder member = new StringBuilder();
        for (int i = from; i < to; i++) {
            member.append(member.isEmpty() ? "" : isVariable ? "_" : ".").append(name.getElement(i, form()));
        }
        return member.toString();
    }

    private static String uniform(final ConfigurationPropertyName name, final int end, final boolean isVariable) {
        final StringBuilder uniform = new StringBuilder();
        for (int i = 1; i < end; i++) {
            uniform.append(uniform.isEmpty() || isVariable ? "" : ".")
                    .append(name.getElement(i, ConfigurationPropertyName.Form.UNIFORM));
        }
        return uniform.toString();
    }

    private static Map<String, Object> byUniform() {
        final Map<String, Object> keys = new LinkedHashMap<>();
        StarterKey.ALL.forEach(key -> put(keys, key.name(), key));
        ConfigKeys.all().forEach(key -> put(keys, key.name(), key));
        return keys;
    }

    private static void put(final Map<String, Object> keys, final String name, final Object key) {
        final String uniform = name.replace("_", "");
        keys.put(uniform, key);
        keys.put(uniform.replace(".", ""), key); // as a variable has it
    }
}
