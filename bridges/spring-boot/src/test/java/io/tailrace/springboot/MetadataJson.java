package io.tailrace.springboot;

import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What editors complete properties by, made of the table of keys. */
final class MetadataJson {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("switch", "java.lang.Boolean"),
            Map.entry("whole number", "java.lang.Long"),
            Map.entry("share", "java.lang.Double"),
            Map.entry("list of numbers", "java.util.List<java.lang.Integer>"));
    private static final String TEXT = "java.lang.String";
    private static final String TABLE = "java.util.Map<java.lang.String,java.lang.String>";

    /** Where Spring has the switches of all registries. */
    static final String EXPORT = "management.tailrace.metrics.export.enabled";

    private MetadataJson() {}

    static String text() {
        final List<String> properties = new ArrayList<>();
        final List<String> hints = new ArrayList<>();
        for (final StarterKey key : StarterKey.ALL) {
            properties.add(property(PropertyNames.canonical(key.name()), key.type(), key.meaning(), key.defaultText()));
        }
        properties.add(property(EXPORT, "java.lang.Boolean", "whether Micrometer's meters go into the engine", "true"));
        for (final ConfigKey<?> key : ConfigKeys.all()) {
            final String range = key.range().isEmpty() ? "" : ": " + key.range();
            final String meaning = key.meaning() + " (" + key.typeName() + range + ")";
            final String name = PropertyNames.canonical(key.name());
            properties.add(property(name, typeOf(key), meaning.replace("`", ""), key.defaultText()));
            if (key.typeName().equals("choice")) {
                hints.add(hint(key));
            }
        }
        return "{\n  \"groups\": [],\n  \"properties\": [\n" + String.join(",\n", properties)
                + "\n  ],\n  \"hints\": [\n" + String.join(",\n", hints) + "\n  ]\n}\n";
    }

    private static String typeOf(final ConfigKey<?> key) {
        return key.isTable() ? TABLE : TYPES.getOrDefault(key.typeName(), TEXT);
    }

    private static String property(
            final String name, final String type, final String meaning, final String defaultText) {
        final boolean hasDefault = !defaultText.isEmpty() && !type.startsWith("java.util.");
        final boolean isBare = type.equals("java.lang.Boolean") || type.equals("java.lang.Long");
        return "    {\n      \"name\": \"" + name + "\",\n      \"type\": \"" + type
                + "\",\n      \"description\": \"" + escaped(sentence(meaning)) + "\""
                + (hasDefault
                        ? ",\n      \"defaultValue\": " + (isBare ? defaultText : "\"" + escaped(defaultText) + "\"")
                        : "")
                + "\n    }";
    }

    private static String hint(final ConfigKey<?> key) {
        final String values = List.of(key.range().split(", ")).stream()
                .map(value -> "        { \"value\": \"" + escaped(value) + "\" }")
                .collect(Collectors.joining(",\n"));
        return "    {\n      \"name\": \"" + PropertyNames.canonical(key.name()) + "\",\n      \"values\": [\n" + values
                + "\n      ]\n    }";
    }

    private static String sentence(final String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    private static String escaped(final String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
