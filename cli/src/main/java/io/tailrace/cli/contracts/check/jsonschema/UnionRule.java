package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code anyOf} and {@code oneOf}: kinds of a value. A new kind is as a new value of an enum, if it cannot be taken for another one. */
final class UnionRule implements SchemaDiff.Rule {
    private static final long MOST_PAIRS = 100_000;

    private final Keyword keyword;

    UnionRule(final Keyword keyword) {
        this.keyword = keyword;
    }

    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final List<Schema> old = before.schemas(keyword);
        final List<Schema> now = after.schemas(keyword);
        if (old.isEmpty() && now.isEmpty()) {
            return;
        }
        if (old.isEmpty() || now.isEmpty()) {
            if (old.isEmpty()) {
                diff.undecided(path, keyword.word + " added");
            } else {
                diff.undecided(path, keyword.word + " removed");
            }
            return;
        }
        final Pairs pairs = Pairs.of(old, now, diff);
        pairs.both().forEach(pair -> diff.compare(pair[0], pair[1], path));
        pairs.removed()
                .forEach(branch -> diff.add(
                        path,
                        keyword.word + " lost a branch: " + Values.shown(branch.node()),
                        ChangeClass.MAJOR,
                        "documents of the old version of this kind are not valid"));
        final Set<String> types = new HashSet<>();
        old.forEach(branch -> types.addAll(TypeRule.typeWords(diff.expandBefore(branch))));
        if ((long) pairs.added().size() * now.size() > MOST_PAIRS) {
            diff.undecided(path, keyword.word + " has too many new branches to be held against each other");
            return;
        }
        pairs.added().forEach(branch -> added(branch, now, types, path, diff));
    }

    private void added(
            final Schema branch,
            final List<Schema> branches,
            final Set<String> types,
            final String path,
            final SchemaDiff diff) {
        final Schema expanded = diff.expandAfter(branch);
        final String what = keyword.word + " has a new branch: " + Values.shown(branch.node());
        if (!types.containsAll(TypeRule.typeWords(expanded))) {
            diff.add(path, what, ChangeClass.MAJOR, "readers of the old version do not expect its type");
        } else if (keyword == Keyword.ANY_OF
                || branches.stream()
                        .filter(other -> !other.isSame(branch))
                        .allMatch(other -> Tags.areApart(expanded, diff.expandAfter(other), diff))) {
            diff.add(path, what, ChangeClass.MINOR, "readers pass over kinds that they do not know");
        } else {
            diff.undecided(path, what + ", which may fit values of another branch");
        }
    }
}
