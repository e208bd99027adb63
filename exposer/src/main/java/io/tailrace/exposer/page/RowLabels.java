package io.tailrace.exposer.page;

import java.util.ArrayList;
import java.util.List;

/** All labels of a series: the base labels, and then its own. */
record RowLabels(List<String> names, List<String> values) {
    static RowLabels of(final BaseLabels base, final List<String> names, final List<String> values) {
        return new RowLabels(joined(base.names(), names), joined(base.values(), values));
    }

    private static List<String> joined(final List<String> first, final List<String> second) {
        if (first.isEmpty()) {
            return second;
        }
        final List<String> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
