package io.tailrace.cli.contracts.exposition;

/** What is ours by its name or its labels stands in the registry, and all names of ours tell what they measure. */
final class OwnershipCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        for (final PageFamily family : page.inOrder()) {
            final boolean isDeclared = registry.family(family.name()).isPresent();
            final boolean isOurs = isDeclared || Registry.isOurs(family.name()) || hasBaseLabels(family, registry);
            if (isOurs && !isDeclared) {
                findings.add(
                        family.firstLine(),
                        family.name(),
                        Rule.UNDECLARED,
                        "the registry does not know it, but its "
                                + (Registry.isOurs(family.name()) ? "name is" : "base labels are") + " ours");
            }
            if (isOurs && !registry.hasSuffix(family.name())) {
                findings.add(
                        family.firstLine(),
                        family.name(),
                        Rule.SUFFIX,
                        "the name ends in none of " + registry.suffixes());
            }
        }
    }

    /** Families of users carry none. */
    static boolean hasBaseLabels(final PageFamily family, final Registry registry) {
        return family.samples().stream()
                .anyMatch(sample -> registry.baseLabels().stream()
                        .allMatch(name -> sample.label(name).isPresent()));
    }
}
