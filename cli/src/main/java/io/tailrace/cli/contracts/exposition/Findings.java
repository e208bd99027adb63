package io.tailrace.cli.contracts.exposition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found on a page: the first ones of each rule, and the count of all. One thread. */
final class Findings {
    private static final int KEPT_OF_A_RULE = 1_000;

    private final List<PageFinding> kept = new ArrayList<>();
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);

    void add(final long line, final String family, final Rule rule, final String message) {
        if (counts.merge(rule, 1L, Long::sum) <= KEPT_OF_A_RULE) {
            kept.add(PageFinding.of(line, family, rule, message));
        }
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In the order of the page; what is not there comes last. */
    List<PageFinding> inOrder() {
        return kept.stream()
                .sorted(Comparator.comparingLong(it -> it.line() == 0 ? Long.MAX_VALUE : it.line()))
                .toList();
    }
}
