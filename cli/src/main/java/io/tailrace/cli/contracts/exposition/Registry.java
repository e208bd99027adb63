package io.tailrace.cli.contracts.exposition;

import io.tailrace.codec.registry.MetricFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the metrics registry says.
 *
 * @param baseLabels of every line of ours, in their order.
 * @param suffixes that names of ours end with.
 * @param exceptions names that end otherwise.
 * @param families by name.
 * @param seriesLimits series that a family may have, where the registry says it.
 */
record Registry(
        List<String> baseLabels,
        List<String> suffixes,
        Set<String> exceptions,
        Map<String, MetricFamily> families,
        Map<String, Integer> seriesLimits) {
    /** What names of ours begin with, besides those of the registry; nobody else may take them. */
    private static final List<String> PREFIXES = List.of("tailrace_", "metrics_export_");

    /** What a metric's label sets are bounded by if nothing else is said. */
    private static final int DEFAULT_LIMIT = 1_000;

    Optional<MetricFamily> family(final String name) {
        return Optional.ofNullable(families.get(name));
    }

    /** Whether a name is ours by how it begins. */
    static boolean isOurs(final String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }

    boolean hasSuffix(final String name) {
        return exceptions.contains(name) || suffixes.stream().anyMatch(name::endsWith);
    }

    /** Series that a family may have on one page: all combinations, if its labels are closed; one more for what was folded. */
    long seriesLimit(final MetricFamily family) {
        final Integer declared = seriesLimits.get(family.name());
        if (declared != null) {
            return declared + 1L;
        }
        long combinations = 1;
        for (final String label : family.labelNames()) {
            final List<String> values = family.labelValues().get(label);
            if (values == null) {
                return DEFAULT_LIMIT + 1L;
            }
            combinations = Math.min(DEFAULT_LIMIT, combinations * values.size());
        }
        return (family.optionalLabelNames().isEmpty() ? combinations : DEFAULT_LIMIT) + 1;
    }
}
