package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.exposer.metrics.ExposerFamilies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one summary {@code NAME} of two observed totals {@code NAME_count} and {@code NAME_sum} of the same label sets: whoever keeps such totals means that, and
 * the lines are the same. Where label sets differ, or there is a family {@code NAME}, they stay what they are. Event-loop thread.
 */
final class ObservedSummaries {
    private static final String COUNT = "_count";
    private static final String SUM = "_sum";

    private ObservedSummaries() {}

    static void join(final Map<String, FamilyRows> families) {
        for (final FamilyRows counts : List.copyOf(families.values())) {
            if (counts.name().endsWith(COUNT)) {
                final String name = counts.name().substring(0, counts.name().length() - COUNT.length());
                final FamilyRows sums = families.get(name + SUM);
                if (sums != null && !families.containsKey(name) && ExposerFamilies.byName(name) == null) {
                    join(name, counts, sums, families);
                }
            }
        }
    }

    private static void join(
            final String name, final FamilyRows counts, final FamilyRows sums, final Map<String, FamilyRows> families) {
        if (name.isEmpty()
                || counts.type() != FamilyType.COUNTER
                || sums.type() != FamilyType.COUNTER
                || counts.rows().size() != sums.rows().size()) {
            return;
        }
        final Map<List<List<String>>, Row> byLabels = new LinkedHashMap<>();
        sums.rows().forEach(row -> byLabels.put(List.of(row.labelNames(), row.labelValues()), row));
        final List<Row> rows = new ArrayList<>();
        for (final Row count : counts.rows()) {
            final Row sum = byLabels.get(List.of(count.labelNames(), count.labelValues()));
            if (sum == null || !count.isObserved() || !sum.isObserved()) {
                return;
            }
            rows.add(new ObservedSummaryRow(count, sum));
        }
        families.remove(counts.name());
        families.remove(sums.name());
        families.put(name, new FamilyRows(name, FamilyType.SUMMARY, sums.unit(), sums.help(), rows));
    }
}
