package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A schema in a document. Keywords that have a wrong form read as if they were not there.
 *
 * @param node an object, true or false.
 * @param owner contract that it stands in.
 */
record Schema(JsonNode node, Contract owner) {
    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

    static boolean isSchema(final JsonNode node) {
        return node != null && (node.isObject() || node.isBoolean());
    }

    /** One that allows all, with the owner of another one. */
    Schema anything() {
        return new Schema(ANYTHING, owner);
    }

    /** The same place of the same text; others may say the same. */
    @SuppressWarnings("ReferenceEquality")
    boolean isSame(final Schema other) {
        return node == other.node;
    }

    boolean isNothing() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** Allows all that there is. */
    boolean isAnything() {
        return node.isBoolean() ? node.booleanValue() : node.isEmpty();
    }

    static Schema nothing(final Contract owner) {
        return new Schema(BooleanNode.FALSE, owner);
    }

    JsonNode get(final Keyword keyword) {
        return node.get(keyword.word);
    }

    boolean has(final Keyword keyword) {
        return node.has(keyword.word);
    }

    /** Null if it is not there. */
    Schema schema(final Keyword keyword) {
        final JsonNode child = get(keyword);
        return isSchema(child) ? new Schema(child, owner) : null;
    }

    Schema schemaOrAnything(final Keyword keyword) {
        final Schema schema = schema(keyword);
        return schema == null ? anything() : schema;
    }

    Map<String, Schema> schemaMap(final Keyword keyword) {
        final Map<String, Schema> schemas = new LinkedHashMap<>();
        final JsonNode object = get(keyword);
        if (object != null && object.isObject()) {
            object.properties().forEach(field -> {
                if (isSchema(field.getValue())) {
                    schemas.put(field.getKey(), new Schema(field.getValue(), owner));
                }
            });
        }
        return schemas;
    }

    List<Schema> schemas(final Keyword keyword) {
        final List<Schema> schemas = new ArrayList<>();
        final JsonNode array = get(keyword);
        if (array != null && array.isArray()) {
            array.forEach(element -> schemas.add(new Schema(element, owner)));
        }
        schemas.removeIf(schema -> !isSchema(schema.node));
        return schemas;
    }

    static Set<String> names(final JsonNode array) {
        final Set<String> names = new LinkedHashSet<>();
        if (array != null && array.isArray()) {
            array.forEach(element -> names.add(element.asString()));
        }
        return names;
    }

    Set<String> names(final Keyword keyword) {
        return names(get(keyword));
    }

    /** The closed set of what it can be; null if it is open. */
    Map<String, JsonNode> values() {
        if (has(Keyword.CONST)) {
            return Values.byKey(List.of(get(Keyword.CONST)));
        }
        final JsonNode list = get(Keyword.ENUM);
        return list != null && list.isArray() ? Values.byKey(list) : null;
    }
}
