package io.tailrace.cli.contracts.exposition;

/** Our families have no more series than they may have. */
final class CardinalityCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        for (final PageFamily family : page.inOrder()) {
            registry.family(family.name()).ifPresent(declared -> {
                final long limit = registry.seriesLimit(declared);
                final long count = family.seriesCount();
                if (count > limit) {
                    findings.add(
                            family.firstLine(),
                            family.name(),
                            Rule.CARDINALITY,
                            count + " series, at most " + limit + " with the one of what was folded");
                }
            });
        }
    }
}
