package io.tailrace.cli.contracts.check.registry;

import io.tailrace.cli.contracts.check.document.TreeDocument;
import io.tailrace.cli.contracts.check.model.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a registry declares. What has a wrong form reads as if it were not there.
 *
 * @param root of the file.
 * @param families by their names; of two with the same name the first.
 */
record Registry(JsonNode root, Map<String, JsonNode> families) {
    static Registry of(final Contract contract) {
        final JsonNode root = contract.as(TreeDocument.class).root();
        final Map<String, JsonNode> families = new LinkedHashMap<>();
        elements(root, "families").forEach(family -> families.putIfAbsent(text(family, "name"), family));
        return new Registry(root, families);
    }

    /** Of a list; empty if it is none. */
    static List<JsonNode> elements(final JsonNode node, final String field) {
        final List<JsonNode> elements = new ArrayList<>();
        final JsonNode list = node.get(field);
        if (list != null && list.isArray()) {
            list.forEach(elements::add);
        }
        return elements;
    }

    /** Texts and numbers of a list, as texts. */
    static List<String> texts(final JsonNode node, final String field) {
        return elements(node, field).stream().map(Registry::text).toList();
    }

    /** Empty if it is not there. */
    static String text(final JsonNode node, final String field) {
        return node.get(field) == null ? "" : text(node.get(field));
    }

    private static String text(final JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    /** Closed sets of labels. */
    static Map<String, List<String>> values(final JsonNode family) {
        final Map<String, List<String>> values = new LinkedHashMap<>();
        final JsonNode closed = family.get("values");
        if (closed != null && closed.isObject()) {
            closed.propertyNames().forEach(label -> values.put(label, texts(closed, label)));
        }
        return values;
    }

    /** Bounds of a histogram, as they are written. */
    List<String> bounds(final JsonNode family) {
        final JsonNode rows = root.get("buckets");
        return rows == null ? List.of() : texts(rows, text(family, "buckets"));
    }
}
