package io.tailrace.cli.contracts.exposition;

import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamily;
import java.util.List;
import java.util.Locale;

/** Type, help, unit and bounds of our families are what the registry says. */
final class DeclarationCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        for (final PageFamily family : page.inOrder()) {
            registry.family(family.name()).ifPresent(declared -> look(family, declared, findings));
        }
    }

    private static void look(final PageFamily family, final MetricFamily declared, final Findings findings) {
        final String type = declared.type().keyword();
        if (!family.type().equals(type)) {
            findings.add(
                    family.firstLine(),
                    family.name(),
                    Rule.TYPE,
                    "the type is " + family.type() + ", the registry says " + type);
        }
        if (!declared.help().equals(family.help())) {
            findings.add(
                    family.firstLine(),
                    family.name(),
                    Rule.HELP,
                    (family.help() == null ? "there is no help" : "the help is \"" + family.help() + "\"")
                            + ", the registry says \"" + declared.help() + "\"");
        }
        final String unit =
                declared.unit() == FamilyUnit.NONE ? "" : declared.unit().name().toLowerCase(Locale.ROOT);
        if (family.unit() != null && !family.unit().equals(unit)) {
            findings.add(
                    family.firstLine(),
                    family.name(),
                    Rule.UNIT,
                    "the unit is \"" + family.unit() + "\", the registry says \"" + unit + "\"");
        }
        if (family.isHistogram() && type.equals("histogram")) {
            bounds(family, declared.buckets(), findings);
        }
    }

    /** Each bound is one of the registry's, and each of the registry's is there. */
    private static void bounds(final PageFamily family, final List<Double> declared, final Findings findings) {
        final List<PageSample> buckets = family.part("_bucket");
        final List<Double> found = buckets.stream()
                .map(DeclarationCheck::bound)
                .filter(bound -> bound != Double.POSITIVE_INFINITY)
                .distinct()
                .sorted()
                .toList();
        if (!buckets.isEmpty() && !found.equals(declared)) {
            findings.add(
                    buckets.get(0).line(),
                    family.name(),
                    Rule.BUCKETS,
                    "the bounds are " + found + ", the registry says " + declared);
        }
    }

    private static double bound(final PageSample bucket) {
        try {
            return SampleLine.number(bucket.label(PageSample.LE).orElse("NaN"));
        } catch (final PageSyntaxException bad) {
            return Double.NaN;
        }
    }
}
