package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Elements of an array, by their place or all alike. */
final class ArrayRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final List<Schema> old = before.schemas(Keyword.PREFIX_ITEMS);
        final List<Schema> now = after.schemas(Keyword.PREFIX_ITEMS);
        final Schema oldRest = before.schemaOrAnything(Keyword.ITEMS);
        final Schema nowRest = after.schemaOrAnything(Keyword.ITEMS);
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            final String at = path + "[" + i + "]";
            if (i < old.size() && i < now.size()) {
                diff.compare(old.get(i), now.get(i), at);
            } else if (i < old.size()) {
                diff.add(at, "element removed", ChangeClass.MAJOR, "readers of the old version miss it");
            } else if (oldRest.isNothing() || oldRest.isAnything()) {
                diff.add(
                        at,
                        "element added at the end",
                        ChangeClass.MINOR,
                        "readers pass over elements behind their own");
            } else {
                diff.compare(oldRest, now.get(i), at);
            }
        }
        rest(oldRest, nowRest, path, diff);
        rest(
                before.schemaOrAnything(Keyword.UNEVALUATED_ITEMS),
                after.schemaOrAnything(Keyword.UNEVALUATED_ITEMS),
                path,
                diff);
        unique(before.get(Keyword.UNIQUE_ITEMS), after.get(Keyword.UNIQUE_ITEMS), path, diff);
        contains(before, after, path, diff);
    }

    private static void rest(final Schema old, final Schema now, final String path, final SchemaDiff diff) {
        if (old.isNothing() && !now.isNothing()) {
            diff.add(path, "open to more elements", ChangeClass.MINOR, "readers pass over elements behind their own");
        } else if (now.isNothing() && !old.isNothing()) {
            diff.add(path, "closed to more elements", ChangeClass.MAJOR, "arrays of the old version may have some");
        } else {
            diff.compare(old, now, path + "[]");
        }
    }

    private static void unique(final JsonNode old, final JsonNode now, final String path, final SchemaDiff diff) {
        final boolean was = old != null && old.booleanValue(false);
        final boolean is = now != null && now.booleanValue(false);
        if (was != is) {
            diff.add(
                    path,
                    is ? "elements must differ" : "elements may be equal",
                    is ? ChangeClass.MAJOR : ChangeClass.MINOR,
                    is ? "arrays of the old version may repeat some" : "all arrays of the old version are valid");
        }
    }

    private static void contains(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final JsonNode old = before.get(Keyword.CONTAINS);
        final JsonNode now = after.get(Keyword.CONTAINS);
        if (Values.same(old, now)) {
            return;
        }
        if (old == null) {
            diff.add(path, "contains added", ChangeClass.MAJOR, "arrays of the old version may lack such an element");
        } else if (now == null) {
            diff.add(
                    path, "contains removed", ChangeClass.MAJOR, "readers of the old version count on such an element");
        } else {
            diff.undecided(path, "contains changed");
        }
    }
}
