package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import tools.jackson.databind.JsonNode;

/** {@code if}, {@code then}, {@code else}, {@code not} and {@code contentSchema}: equal conditions are compared by what follows, others are not decided. */
final class ConditionRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final JsonNode oldNot = before.get(Keyword.NOT);
        final JsonNode nowNot = after.get(Keyword.NOT);
        if (oldNot != null && nowNot == null) {
            diff.add(path, "not removed", ChangeClass.MINOR, "all values of the old version are valid");
        } else if (!Values.same(oldNot, nowNot)) {
            diff.undecided(path, oldNot == null ? "not added" : "not changed");
        }
        if (!Values.same(before.get(Keyword.CONTENT_SCHEMA), after.get(Keyword.CONTENT_SCHEMA))) {
            diff.undecided(path, "contentSchema changed");
        }
        conditions(before, after, path, diff);
    }

    private static void conditions(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final JsonNode oldIf = before.get(Keyword.IF);
        final JsonNode nowIf = after.get(Keyword.IF);
        if (oldIf == null && nowIf == null) {
            return;
        }
        if (oldIf == null && Guards.cannotHoldBefore(after, before, path, diff)) {
            return;
        }
        if (!Values.same(oldIf, nowIf)) {
            diff.undecided(path, "if " + (oldIf == null ? "added" : nowIf == null ? "removed" : "changed"));
            return;
        }
        diff.compare(before.schemaOrAnything(Keyword.THEN), after.schemaOrAnything(Keyword.THEN), path);
        diff.compare(before.schemaOrAnything(Keyword.ELSE), after.schemaOrAnything(Keyword.ELSE), path);
    }
}
