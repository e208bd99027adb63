package io.tailrace.cli.contracts.exposition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of metrics.
 *
 * @param families in their order, by name without what OpenMetrics leaves away.
 * @param isOpenMetrics whether it is OpenMetrics, else Prometheus text.
 * @param lines that it has.
 */
record Page(Map<String, PageFamily> families, boolean isOpenMetrics, long lines) {
    /** A family by its name in the registry. */
    Optional<PageFamily> family(final String name) {
        return families.values().stream()
                .filter(family -> family.name().equals(name))
                .findFirst();
    }

    /** All families in their order. */
    List<PageFamily> inOrder() {
        return List.copyOf(families.values());
    }

    long series() {
        return families.values().stream().mapToLong(PageFamily::seriesCount).sum();
    }
}
