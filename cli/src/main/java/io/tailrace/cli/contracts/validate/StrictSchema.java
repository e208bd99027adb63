package io.tailrace.cli.contracts.validate;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The strict reading of a schema, which holds producers to what they declare: where {@code "additionalProperties": true} leaves room for
 * what a later version adds, it allows nothing that this one does not know.
 */
final class StrictSchema {
    private static final String OPEN = "additionalProperties";
    private static final String CLOSED = "unevaluatedProperties";

    private StrictSchema() {}

    /** A copy. */
    static JsonNode of(final JsonNode schema) {
        final JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(final JsonNode node) {
        if (node instanceof ObjectNode object) {
            final JsonNode open = object.get(OPEN);
            if (open != null && open.isBoolean() && open.asBoolean()) {
                object.remove(OPEN);
                object.put(CLOSED, false);
            }
            for (final Map.Entry<String, JsonNode> property : object.properties()) {
                close(property.getValue());
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(StrictSchema::close);
        }
    }
}
