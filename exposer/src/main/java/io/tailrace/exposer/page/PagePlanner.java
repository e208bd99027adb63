package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.reader.EpochInfo;
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
    private final DistinctWarnings warnings;
    private final FamilyMerger merger;
    private final TextBuffer scratch = new TextBuffer(256);
    private final PrometheusTextWriter scratchWriter = new PrometheusTextWriter(scratch);

    PagePlanner(final DistinctWarnings warnings) {
        this.warnings = warnings;
        this.merger = new FamilyMerger(warnings);
    }

    PagePlan plan(final TelemetryView view) {
        final LabelSet base = baseLabels(view.epoch());
        final boolean showsZeros = base != null && view.isCurrent();
        final Map<String, FamilyRows> fromLog = new TreeMap<>();
        final Map<String, Map<LabelKey, SeriesRow>> inLive = new HashMap<>();
        ExposerFamilies.FROM_LOG.forEach(known -> fromLog.put(known.name(), merger.empty(known, base, showsZeros)));
        final List<SeriesTotals> series = view.series();
        for (int from = 0, to; from < series.size(); from = to) {
            to = endOfFamily(series, from);
            final List<SeriesTotals> family = series.subList(from, to);
            final String name = nameAt(series, from);
            final MetricFamily known = ExposerFamilies.byName(name);
            if (known == null && isPrintable(name)) {
                putIfAny(merger.foreign(family, base), fromLog);
            } else if (known != null && known.source().isExposer()) {
                inLive.put(name, merger.rows(known, family, base));
            } else if (known != null) {
                fromLog.put(name, merger.merge(known, family, base));
            }
        }
        if (showsZeros) {
            // What the engine counts in a family of the exposer's is at zero from the start, too.
            ExposerFamilies.LIVE.forEach(known -> FamilyMerger.addZeros(
                    known, base, inLive.computeIfAbsent(known.name(), none -> new LinkedHashMap<>())));
        }
        return new PagePlan(base, List.copyOf(fromLog.values()), inLive);
    }

    private static void putIfAny(final FamilyRows family, final Map<String, FamilyRows> families) {
        if (!family.rows().isEmpty()) {
            families.put(family.name(), family);
        }
    }

    /** A name out of a foreign journal could forge lines of the page. */
    private boolean isPrintable(final String name) {
        scratch.clear();
        try {
            scratchWriter.family(name, FamilyType.UNTYPED, "");
            return true;
        } catch (final IllegalArgumentException fault) {
            warnings.warn("family left out: " + fault.getMessage());
            return false;
        }
    }

    private static LabelSet baseLabels(final EpochInfo epoch) {
        return epoch == null
                ? null
                : LabelSet.of(
                        MetricFamilies.BASE_LABELS,
                        List.of(
                                epoch.service(),
                                epoch.instance(),
                                epoch.buildVersion(),
                                epoch.amnesia() ? "on" : "off"));
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
