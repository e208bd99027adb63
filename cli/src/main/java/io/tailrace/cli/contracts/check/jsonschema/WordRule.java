package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is said about a value and bounds none. */
final class WordRule implements SchemaDiff.Rule {
    private static final List<Keyword> WORDS =
            List.of(Keyword.TITLE, Keyword.DESCRIPTION, Keyword.COMMENT, Keyword.EXAMPLES);
    private static final List<Keyword> WHO = List.of(Keyword.READ_ONLY, Keyword.WRITE_ONLY);

    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        compareWords(before, after, path, diff);
        if (!Values.same(before.get(Keyword.DEPRECATED), after.get(Keyword.DEPRECATED))) {
            diff.add(path, "deprecated changed", ChangeClass.MINOR, "readers should look for another field");
        }
        for (final Keyword keyword : WHO) {
            if (!Values.same(before.get(keyword), after.get(keyword))) {
                diff.add(path, keyword.word + " changed", ChangeClass.MAJOR, "another side may write the value");
            }
        }
        final JsonNode old = before.get(Keyword.DEFAULT);
        final JsonNode now = after.get(Keyword.DEFAULT);
        if (!Values.same(old, now)) {
            diff.add(
                    path,
                    "default " + (old == null ? "none" : Values.shown(old)) + " became "
                            + (now == null ? "none" : Values.shown(now)),
                    old == null ? ChangeClass.MINOR : ChangeClass.MAJOR,
                    old == null ? "nothing was said before" : "a document without the field means something else");
        }
        if (!Values.same(before.get(Keyword.SCHEMA), after.get(Keyword.SCHEMA))) {
            diff.undecided(path, "$schema changed");
        }
    }

    static void compareWords(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        for (final Keyword keyword : WORDS) {
            if (!Values.same(before.get(keyword), after.get(keyword))) {
                diff.add(path, keyword.word + " changed", ChangeClass.PATCH, "only words");
            }
        }
    }
}
