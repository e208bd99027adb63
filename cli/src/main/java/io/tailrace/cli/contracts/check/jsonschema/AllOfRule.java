package io.tailrace.cli.contracts.check.jsonschema;

/** Branches that all hold: one that came is held against nothing before, one that went against nothing after. */
final class AllOfRule implements SchemaDiff.Rule {
    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Pairs pairs = Pairs.of(before.schemas(Keyword.ALL_OF), after.schemas(Keyword.ALL_OF), diff);
        pairs.both().forEach(pair -> diff.compare(pair[0], pair[1], path));
        pairs.removed().forEach(branch -> diff.compare(branch, after.anything(), path));
        pairs.added().forEach(branch -> {
            if (!Guards.cannotHoldBefore(branch, before, path, diff)) {
                diff.compare(before.anything(), branch, path);
            }
        });
    }
}
