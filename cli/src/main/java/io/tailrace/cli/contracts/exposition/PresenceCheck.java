package io.tailrace.cli.contracts.exposition;

import io.tailrace.codec.registry.MetricFamily;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Families and series that must be there from the start are there. */
final class PresenceCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        for (final MetricFamily declared : registry.families().values()) {
            final Optional<PageFamily> family = page.family(declared.name());
            if (family.isPresent() && !family.get().samples().isEmpty()) {
                zeros(family.get(), declared, findings);
            } else if (declared.isGolden()) {
                findings.add(0, declared.name(), Rule.GOLDEN, "the family is not there");
            } else if (!declared.zeroRows().isEmpty()) {
                findings.add(0, declared.name(), Rule.ZERO, "the family is not there, nor are its zero series");
            }
        }
    }

    private static void zeros(final PageFamily family, final MetricFamily declared, final Findings findings) {
        // A host may give the family more labels; a zero without them would be no series of its.
        final boolean hasOptional = family.samples().stream()
                .anyMatch(sample -> declared.optionalLabelNames().stream()
                        .anyMatch(name -> sample.label(name).isPresent()));
        if (hasOptional) {
            return;
        }
        final Set<List<String>> found = family.samples().stream()
                .map(sample -> declared.labelNames().stream()
                        .map(name -> sample.label(name).orElse(""))
                        .toList())
                .collect(Collectors.toSet());
        for (final List<String> zero : declared.zeroRows()) {
            if (!found.contains(zero)) {
                findings.add(
                        family.firstLine(),
                        family.name(),
                        Rule.ZERO,
                        "the series " + declared.labelNames() + " = " + zero + " is not there");
            }
        }
    }
}
