package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a text is made. Readers parse by a format; a pattern only bounds, and one is not held against another. */
final class FormatRule implements SchemaDiff.Rule {
    private static final List<Keyword> PARSED =
            List.of(Keyword.FORMAT, Keyword.CONTENT_ENCODING, Keyword.CONTENT_MEDIA_TYPE);

    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        PARSED.forEach(keyword -> compareParsed(keyword, before.get(keyword), after.get(keyword), path, diff));
        final JsonNode old = before.get(Keyword.PATTERN);
        final JsonNode now = after.get(Keyword.PATTERN);
        if (Values.same(old, now)) {
            return;
        }
        if (old == null) {
            diff.add(path, "pattern added", ChangeClass.MAJOR, "texts that do not match were valid before");
        } else if (now == null) {
            diff.add(path, "pattern removed", ChangeClass.MINOR, "all texts of the old version are valid");
        } else {
            diff.undecided(path, "pattern changed");
        }
    }

    private static void compareParsed(
            final Keyword keyword, final JsonNode old, final JsonNode now, final String path, final SchemaDiff diff) {
        if (!Values.same(old, now)) {
            diff.add(
                    path,
                    keyword.word + " " + (old == null ? "none" : old.asString()) + " became "
                            + (now == null ? "none" : now.asString()),
                    ChangeClass.MAJOR,
                    "who reads or writes the text by the old format goes wrong");
        }
    }
}
