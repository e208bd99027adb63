package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Fields that are described by more than their name: by patterns, and by which others are there. */
final class NameRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        patterns(before, after, path, diff);
        if (before.has(Keyword.PROPERTY_NAMES) || after.has(Keyword.PROPERTY_NAMES)) {
            diff.compare(
                    before.schemaOrAnything(Keyword.PROPERTY_NAMES),
                    after.schemaOrAnything(Keyword.PROPERTY_NAMES),
                    path + " (names)");
        }
        final Map<String, Schema> old = before.schemaMap(Keyword.DEPENDENT_SCHEMAS);
        final Map<String, Schema> now = after.schemaMap(Keyword.DEPENDENT_SCHEMAS);
        union(old, now)
                .forEach(name -> diff.compare(
                        old.getOrDefault(name, before.anything()),
                        now.getOrDefault(name, after.anything()),
                        path + " (with " + name + ")"));
        dependentRequired(before.get(Keyword.DEPENDENT_REQUIRED), after.get(Keyword.DEPENDENT_REQUIRED), path, diff);
    }

    private static void patterns(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Map<String, Schema> old = before.schemaMap(Keyword.PATTERN_PROPERTIES);
        final Map<String, Schema> now = after.schemaMap(Keyword.PATTERN_PROPERTIES);
        for (final String pattern : union(old, now)) {
            final String at = path + "{" + pattern + "}";
            if (!now.containsKey(pattern)) {
                diff.add(
                        at,
                        "fields by this pattern removed",
                        ChangeClass.MAJOR,
                        "readers of the old version miss them");
            } else if (old.containsKey(pattern)) {
                diff.compare(old.get(pattern), now.get(pattern), at);
            } else if (before.schemaOrAnything(Keyword.ADDITIONAL_PROPERTIES).isNothing()
                    && before.schemaMap(Keyword.PROPERTIES).isEmpty()) {
                diff.add(at, "fields by this pattern added", ChangeClass.MINOR, "there could be none before");
            } else {
                diff.undecided(at, "fields by this pattern added, which others may have described");
            }
        }
    }

    private static void dependentRequired(
            final JsonNode before, final JsonNode after, final String path, final SchemaDiff diff) {
        final Set<String> names = new LinkedHashSet<>();
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        for (final String name : names) {
            final Set<String> old = Schema.names(before == null ? null : before.get(name));
            final Set<String> now = Schema.names(after == null ? null : after.get(name));
            if (!old.containsAll(now)) {
                diff.add(
                        Paths.field(path, name),
                        "asks for other fields now",
                        ChangeClass.MAJOR,
                        "documents of the old version may lack them");
            }
            if (!now.containsAll(old)) {
                diff.add(
                        Paths.field(path, name),
                        "asks for other fields no more",
                        ChangeClass.MAJOR,
                        "readers of the old version count on them");
            }
        }
    }

    private static Set<String> union(final Map<String, Schema> a, final Map<String, Schema> b) {
        final Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }
}
