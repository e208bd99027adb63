package io.tailrace.cli.contracts.check;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small registry around what a case is about. JSON is YAML, too. */
final class RegistryCase {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RegistryCase() {}

    static String registry(final JsonNode changes) {
        final ObjectNode root = NODES.objectNode();
        root.putArray("base_labels").addObject().put("name", "service");
        final ObjectNode buckets = root.putObject("buckets");
        buckets.putArray("one").add(1).add(2);
        buckets.putArray("uno").add(1).add(2);
        buckets.putArray("two").add(1).add(3);
        final ArrayNode families = root.putArray("families");
        final ObjectNode family = family(families, "a_total");
        family.putArray("labels").add("kind");
        family.putObject("values").putArray("kind").add("x").add("y");
        if (changes.has("more")) {
            family(families, changes.get("more").asString());
        }
        changes.properties().forEach(field -> {
            if (!field.getKey().equals("more")) {
                family.set(field.getKey(), field.getValue());
            }
        });
        return root.toString();
    }

    private static ObjectNode family(final ArrayNode families, final String name) {
        return families.addObject()
                .put("name", name)
                .put("type", "counter")
                .put("unit", "none")
                .put("help", "One.")
                .put("stability", "stable");
    }
}
