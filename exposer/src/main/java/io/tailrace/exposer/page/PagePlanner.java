package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerFamilies;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    PagePlan plan(final TelemetryView view) {
        final BaseLabels base = view.epoch() == null ? null : BaseLabels.of(view.epoch());
        merger.begin(base);
        final boolean showsZeros = base != null && view.isCurrent();
        final Map<String, FamilyRows> fromLog = new TreeMap<>();
        final Map<String, Map<LabelKey, Row>> inLive = new HashMap<>();
        ExposerFamilies.FROM_LOG.forEach(known -> fromLog.put(known.name(), merger.empty(known, base, showsZeros)));
        final List<SeriesTotals> series = view.series();
        for (int from = 0, to; from < series.size(); from = to) {
            to = endOfFamily(series, from);
            final List<SeriesTotals> family = series.subList(from, to);
            final String name = nameAt(series, from);
            final MetricFamily known = ExposerFamilies.byName(name);
            if (known == null) {
                putIfAny(merger.foreign(family, base), fromLog);
            } else if (ExposerFamilies.isLive(known)) {
                inLive.put(name, merger.rows(known, family, base));
            } else {
                fromLog.put(name, merger.merge(known, family, base));
            }
        }
        if (showsZeros) {
            // What the engine counts in a family of the exposer's is at zero from the start, too.
            ExposerFamilies.LIVE.forEach(known -> FamilyMerger.addZeros(
                    known, base, inLive.computeIfAbsent(known.name(), none -> new LinkedHashMap<>())));
        }
        return new PagePlan(base, List.copyOf(fromLog.values()), inLive, isClassic(series));
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

    private static void putIfAny(final FamilyRows family, final Map<String, FamilyRows> families) {
        if (!family.rows().isEmpty()) {
            families.put(family.name(), family);
        }
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
