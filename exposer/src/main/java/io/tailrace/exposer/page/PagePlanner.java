package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerFamilies;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lays out pages: merges the series of the log with the families that must always be there, so that each family comes once. Made
 * anew when a series is added, not when a value changes. Event-loop thread.
 */
final class PagePlanner {
    private final FamilyMerger merger;

    PagePlanner(final DistinctWarnings warnings) {
        this.merger = new FamilyMerger(warnings);
    }

    PagePlan plan(final List<PagePart> parts) {
        merger.begin();
        final Map<String, FamilyRows> fromLog = new TreeMap<>();
        final Map<String, Map<LabelKey, Row>> inLive = new HashMap<>();
        ExposerFamilies.FROM_LOG.forEach(known -> fromLog.put(known.name(), merger.empty(known, null, false)));
        boolean isClassic = true;
        for (int i = 0; i < parts.size(); i++) {
            final PagePart part = parts.get(i);
            if (part.base() != null || !part.series().isEmpty()) {
                plan(part, i == 0, fromLog, inLive);
                isClassic &= isClassic(part.series());
            }
        }
        ObservedSummaries.join(fromLog);
        return new PagePlan(parts.get(0).base(), List.copyOf(fromLog.values()), inLive, isClassic);
    }

    private void plan(
            final PagePart part,
            final boolean isFirst,
            final Map<String, FamilyRows> fromLog,
            final Map<String, Map<LabelKey, Row>> inLive) {
        final Map<String, Map<LabelKey, Row>> live = new HashMap<>();
        final Set<String> seen = new HashSet<>();
        final List<SeriesTotals> series = part.series();
        for (int from = 0, to; from < series.size(); from = to) {
            to = endOfFamily(series, from);
            final List<SeriesTotals> family = series.subList(from, to);
            final String name = nameAt(series, from);
            final MetricFamily known = ExposerFamilies.byName(name);
            seen.add(name);
            if (known == null) {
                join(merger.foreign(family, part.base(), part.usersBase()), fromLog);
            } else if (ExposerFamilies.isLive(known)) {
                live.put(name, merger.rows(known, family, part.base()));
            } else {
                join(merger.merge(known, family, part.base()), fromLog);
            }
        }
        if (part.showsZeros()) {
            ExposerFamilies.FROM_LOG.stream()
                    .filter(known -> !seen.contains(known.name()))
                    .forEach(known -> join(merger.empty(known, part.base(), true), fromLog));
        }
        if (part.showsZeros() && isFirst) {
            // What the engine counts in a family of the exposer's is at zero from the start, too. Of other engines it
            // is not known.
            ExposerFamilies.LIVE.forEach(known -> FamilyMerger.addZeros(
                    known, part.base(), live.computeIfAbsent(known.name(), none -> new LinkedHashMap<>())));
        }
        live.forEach((name, rows) -> {
            final Map<LabelKey, Row> all = inLive.computeIfAbsent(name, none -> new LinkedHashMap<>());
            // What another engine counts is not what this exposer counts, whatever the labels besides.
            rows.forEach((key, row) -> all.put(isFirst ? key : LabelKey.of(row.labelNames(), row.labelValues()), row));
        });
    }

    private void join(final FamilyRows family, final Map<String, FamilyRows> families) {
        final FamilyRows known = families.get(family.name());
        if (known != null) {
            families.put(family.name(), merger.joined(known, family));
        } else if (!family.rows().isEmpty()) {
            families.put(family.name(), family);
        }
    }

    @SuppressWarnings(
            "ReferenceEquality") // series of a metric have the same object, mostly; another one is looked at again
    private static boolean isClassic(final List<SeriesTotals> series) {
        MetricDescriptor last = null;
        for (final SeriesTotals totals : series) {
            final MetricDescriptor metric = totals.info().metric();
            if (metric != last && !PageNames.areClassic(metric.name(), metric.labelNames())) {
                return false;
            }
            last = metric;
        }
        return true;
    }

    private static int endOfFamily(final List<SeriesTotals> series, final int from) {
        int to = from + 1;
        while (to < series.size() && nameAt(series, to).equals(nameAt(series, from))) {
            to++;
        }
        return to;
    }

    private static String nameAt(final List<SeriesTotals> series, final int index) {
        return series.get(index).info().metric().name();
    }
}
