package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code enum} and {@code const}, which is an enum of one. */
final class ValueRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Map<String, JsonNode> old = before.values();
        final Map<String, JsonNode> now = after.values();
        if (old == null && now == null) {
            return;
        }
        if (old == null) {
            diff.add(
                    path,
                    "closed to " + Values.shown(now.values()),
                    ChangeClass.MAJOR,
                    "other values were valid before");
            return;
        }
        if (now == null) {
            diff.add(
                    path,
                    "open: not only " + Values.shown(old.values()),
                    ChangeClass.MINOR,
                    "readers pass over values that they do not know");
            return;
        }
        final Map<String, JsonNode> removed = new LinkedHashMap<>(old);
        removed.keySet().removeAll(now.keySet());
        final Map<String, JsonNode> added = new LinkedHashMap<>(now);
        added.keySet().removeAll(old.keySet());
        if (!removed.isEmpty()) {
            diff.add(
                    path,
                    "enum narrowed: without " + Values.shown(removed.values()),
                    ChangeClass.MAJOR,
                    "documents of the old version that have it are not valid");
        }
        if (!added.isEmpty()) {
            diff.add(
                    path,
                    "enum widened: " + Values.shown(added.values()),
                    ChangeClass.MINOR,
                    "readers pass over values that they do not know");
        }
    }
}
