package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Conditions on a new value of an enum, which no old document has: {@code if} a field is that value {@code then} more holds. */
final class Guards {
    private Guards() {}

    /** True if it is such a condition; then it is reported, too. */
    static boolean cannotHoldBefore(
            final Schema branch, final Schema before, final String path, final SchemaDiff diff) {
        final Schema condition = branch.schema(Keyword.IF);
        if (condition == null || branch.has(Keyword.ELSE)) {
            return false;
        }
        final Map<String, Schema> old = before.schemaMap(Keyword.PROPERTIES);
        for (final Map.Entry<String, Schema> field :
                condition.schemaMap(Keyword.PROPERTIES).entrySet()) {
            final Map<String, JsonNode> asked =
                    diff.expandAfter(field.getValue()).values();
            final Map<String, JsonNode> known = old.containsKey(field.getKey())
                    ? diff.expandBefore(old.get(field.getKey())).values()
                    : null;
            if (asked != null
                    && known != null
                    && before.names(Keyword.REQUIRED).contains(field.getKey())
                    && asked.keySet().stream().noneMatch(known::containsKey)) {
                diff.add(
                        Paths.field(path, field.getKey()),
                        "rules for " + Values.shown(asked.values()) + " added",
                        ChangeClass.MINOR,
                        "no document of the old version has this value");
                return true;
            }
        }
        return false;
    }
}
