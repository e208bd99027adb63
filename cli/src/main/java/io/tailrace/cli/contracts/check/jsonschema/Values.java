package io.tailrace.cli.contracts.check.jsonschema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON values that are equal by JSON Schema's rules: order of names and form of numbers do not matter. */
final class Values {
    private static final int LONGEST_SHOWN = 60;

    private Values() {}

    static boolean same(final JsonNode a, final JsonNode b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return key(a).equals(key(b));
    }

    /** Equal for equal values, and only for those. */
    static String key(final JsonNode value) {
        final StringBuilder key = new StringBuilder();
        append(key, value);
        return key.toString();
    }

    private static void append(final StringBuilder key, final JsonNode value) {
        if (value.isObject()) {
            final Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            key.append('{');
            sorted.forEach((name, field) -> {
                key.append(name.length()).append(':').append(name);
                append(key, field);
            });
            key.append('}');
        } else if (value.isArray()) {
            key.append('[');
            value.forEach(element -> append(key, element));
            key.append(']');
        } else if (value.isNumber()) {
            key.append('#').append(value.decimalValue().stripTrailingZeros());
        } else if (value.isString()) {
            key.append('"').append(value.asString().length()).append(':').append(value.asString());
        } else {
            key.append('!').append(value.asString());
        }
        key.append(';');
    }

    /** As it is shown in a message. */
    static String shown(final JsonNode value) {
        final String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    static String shown(final Iterable<JsonNode> values) {
        final List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(shown(value)));
        return texts.size() <= 8 ? String.join(", ", texts) : String.join(", ", texts.subList(0, 8)) + ", ...";
    }

    /** Distinct values by their keys, in order. */
    static Map<String, JsonNode> byKey(final Iterable<JsonNode> values) {
        final Map<String, JsonNode> byKey = new LinkedHashMap<>();
        values.forEach(value -> byKey.putIfAbsent(key(value), value));
        return byKey;
    }
}
