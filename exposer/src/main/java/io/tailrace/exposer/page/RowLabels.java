package io.tailrace.exposer.page;

import java.util.ArrayList;
import java.util.List;

/** All labels of a series: the base labels, and then its own. */
record RowLabels(List<String> names, List<String> values) {
    static RowLabels of(final BaseLabels base, final List<String> names, final List<String> values) {
        return new RowLabels(joined(base.names(), distinct(base.names(), names)), joined(base.values(), values));
    }

    /** A label that is one of the base labels, too, says so: no name may come twice. */
    private static List<String> distinct(final List<String> base, final List<String> names) {
        return names.stream().anyMatch(base::contains)
                ? names.stream()
                        .map(name -> base.contains(name) ? "exported_" + name : name)
                        .toList()
                : names;
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
