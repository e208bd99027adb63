package io.tailrace.cli.contracts.check.jsonschema;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Required fields with a closed set of values, by which branches of a union are told apart. */
final class Tags {
    private Tags() {}

    /** Both have a tag of the same name, with the same values. */
    static boolean sameTag(final Schema before, final Schema after, final SchemaDiff diff) {
        final Map<String, Set<String>> old = of(before, false, diff);
        return of(after, true, diff).entrySet().stream()
                .anyMatch(tag -> tag.getValue().equals(old.get(tag.getKey())));
    }

    /** No value fits both: by their types, by what they are, or by a tag. Both of the new version. */
    static boolean areApart(final Schema a, final Schema b, final SchemaDiff diff) {
        if (a.isNothing() || b.isNothing() || TypeRule.areApart(a, b)) {
            return true;
        }
        final Map<String, JsonNode> values = a.values();
        if (values != null && b.values() != null) {
            return values.keySet().stream().noneMatch(b.values()::containsKey);
        }
        final Map<String, Set<String>> tags = of(b, true, diff);
        return of(a, true, diff).entrySet().stream()
                .anyMatch(tag -> tags.containsKey(tag.getKey())
                        && tag.getValue().stream().noneMatch(tags.get(tag.getKey())::contains));
    }

    private static Map<String, Set<String>> of(final Schema schema, final boolean isAfter, final SchemaDiff diff) {
        final Map<String, Set<String>> tags = new HashMap<>();
        final Set<String> required = schema.names(Keyword.REQUIRED);
        schema.schemaMap(Keyword.PROPERTIES).forEach((name, field) -> {
            final Map<String, JsonNode> values =
                    (isAfter ? diff.expandAfter(field) : diff.expandBefore(field)).values();
            if (values != null && required.contains(name)) {
                tags.put(name, values.keySet());
            }
        });
        return tags;
    }
}
