package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.Map;
import java.util.Set;

/** Fields of an object, which must be there, and what else may be. */
final class ObjectRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Map<String, Schema> old = before.schemaMap(Keyword.PROPERTIES);
        final Map<String, Schema> now = after.schemaMap(Keyword.PROPERTIES);
        old.forEach((name, field) -> {
            if (now.containsKey(name)) {
                diff.compare(field, now.get(name), Paths.field(path, name));
            } else {
                removed(name, field, after, path, diff);
            }
        });
        final Set<String> required = before.names(Keyword.REQUIRED);
        now.forEach((name, field) -> {
            if (!old.containsKey(name)) {
                added(name, field, before, after, path, diff);
            }
        });
        for (final String name : after.names(Keyword.REQUIRED)) {
            if (!required.contains(name) && (old.containsKey(name) || !now.containsKey(name))) {
                diff.add(
                        Paths.field(path, name),
                        "required now",
                        ChangeClass.MAJOR,
                        "documents of the old version may lack it");
            }
        }
        for (final String name : required) {
            if (!after.names(Keyword.REQUIRED).contains(name) && (now.containsKey(name) || !old.containsKey(name))) {
                diff.add(
                        Paths.field(path, name),
                        "not required any more",
                        ChangeClass.MAJOR,
                        "readers of the old version count on it");
            }
        }
        rest(Keyword.ADDITIONAL_PROPERTIES, before, after, path, diff);
        rest(Keyword.UNEVALUATED_PROPERTIES, before, after, path, diff);
    }

    private static void removed(
            final String name, final Schema field, final Schema after, final String path, final SchemaDiff diff) {
        if (field.isNothing()) {
            diff.add(Paths.field(path, name), "not forbidden any more", ChangeClass.MINOR, "nobody could have it");
        } else if (after.names(Keyword.REQUIRED).contains(name)) {
            diff.compare(field, after.schemaOrAnything(Keyword.ADDITIONAL_PROPERTIES), Paths.field(path, name));
        } else {
            diff.add(Paths.field(path, name), "field removed", ChangeClass.MAJOR, "readers of the old version miss it");
        }
    }

    private static void added(
            final String name,
            final Schema field,
            final Schema before,
            final Schema after,
            final String path,
            final SchemaDiff diff) {
        final String at = Paths.field(path, name);
        final Schema rest = before.schemaOrAnything(Keyword.ADDITIONAL_PROPERTIES);
        if (!before.schemaMap(Keyword.PATTERN_PROPERTIES).isEmpty()) {
            diff.undecided(at, "field added beside patterns that may have described it");
        } else if (after.names(Keyword.REQUIRED).contains(name)
                && !before.names(Keyword.REQUIRED).contains(name)) {
            diff.add(at, "required field added", ChangeClass.MAJOR, "documents of the old version lack it");
        } else if (field.isNothing() && !rest.isNothing()) {
            diff.add(at, "field forbidden", ChangeClass.MAJOR, "documents of the old version may have it");
        } else if (rest.isNothing()) {
            diff.add(
                    at,
                    "optional field added to a closed object",
                    ChangeClass.MINOR,
                    "readers pass over fields that they do not know; who validates must take the new schema first");
        } else {
            diff.add(at, "optional field added", ChangeClass.MINOR, "readers pass over fields that they do not know");
            if (!rest.isAnything()) {
                diff.compare(rest, field, at);
            }
        }
    }

    private static void rest(
            final Keyword keyword, final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Schema old = before.schemaOrAnything(keyword);
        final Schema now = after.schemaOrAnything(keyword);
        final String at = path + ".*";
        if (old.isNothing() && !now.isNothing()) {
            diff.add(path, "open to more fields", ChangeClass.MINOR, "readers pass over fields that they do not know");
        } else if (now.isNothing() && !old.isNothing()) {
            diff.add(
                    path,
                    "closed to fields that are not named",
                    ChangeClass.MAJOR,
                    "documents of the old version may have some");
        } else {
            diff.compare(old, now, at);
        }
    }
}
