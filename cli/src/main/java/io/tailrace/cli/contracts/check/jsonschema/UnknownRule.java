package io.tailrace.cli.contracts.check.jsonschema;

import java.util.LinkedHashSet;
import java.util.Set;

/** Keywords that are not known, and references that could not be followed: equal ones change nothing. */
final class UnknownRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Set<String> words = new LinkedHashSet<>(before.node().propertyNames());
        words.addAll(after.node().propertyNames());
        words.removeIf(word -> Keyword.of(word) != null && Keyword.of(word) != Keyword.REF);
        for (final String word : words) {
            if (!Values.same(before.node().get(word), after.node().get(word))) {
                diff.undecided(path, word + " changed");
            }
        }
    }
}
