package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one family of all series of a name: of one type, no label set twice, with zeros for what must be there. What a journal
 * says that cannot stand on a page is left out and warned about, so that it costs its own series only. Event-loop thread.
 */
final class FamilyMerger {
    private static final Comparator<SeriesTotals> NEWEST_FIRST = Comparator.comparingInt(
                    (SeriesTotals series) -> series.info().metric().versionMajor())
            .thenComparingInt(series -> series.info().metric().versionMinor())
            .reversed();

    private final DistinctWarnings warnings;

    FamilyMerger(final DistinctWarnings warnings) {
        this.warnings = warnings;
    }

    /** One of our families of which the log knows nothing. */
    FamilyRows empty(final MetricFamily known, final LabelSet base, final boolean showsZeros) {
        final Map<LabelKey, SeriesRow> rows = new LinkedHashMap<>();
        if (showsZeros) {
            addZeros(known, base, rows);
        }
        return new FamilyRows(known.name(), known.type(), known.help(), List.copyOf(rows.values()));
    }

    /** One of our families, of which the log has series. */
    FamilyRows merge(final MetricFamily known, final List<SeriesTotals> series, final LabelSet base) {
        final Map<LabelKey, SeriesRow> rows = rows(known, series, base);
        // A host may give the family more labels than ours; a zero without them would be no series of its.
        if (series.stream()
                .allMatch(totals -> totals.info().metric().labelNames().equals(known.labelNames()))) {
            addZeros(known, base, rows);
        }
        return new FamilyRows(known.name(), known.type(), known.help(), List.copyOf(rows.values()));
    }

    /** The log's series of one of our families. */
    Map<LabelKey, SeriesRow> rows(final MetricFamily known, final List<SeriesTotals> series, final LabelSet base) {
        return rows(known.type(), newestFirst(series), base);
    }

    /** A family of users. */
    FamilyRows foreign(final List<SeriesTotals> series, final LabelSet base) {
        final List<SeriesTotals> newestFirst = newestFirst(series);
        final MetricDescriptor newest = newestFirst.get(0).info().metric();
        final FamilyType type = SeriesRow.typeOf(newest);
        final LabelSet shownBase = newest.firstParty() ? base : LabelSet.EMPTY;
        return new FamilyRows(
                newest.name(),
                type,
                newest.help(),
                List.copyOf(rows(type, newestFirst, shownBase).values()));
    }

    /** Adds series at zero where there are none of their labels. */
    static void addZeros(final MetricFamily known, final LabelSet base, final Map<LabelKey, SeriesRow> rows) {
        final List<String> names = known.labelNames();
        for (final List<String> values : known.zeroRows()) {
            rows.computeIfAbsent(LabelKey.of(names, values), key -> SeriesRow.zero(known, base.with(names, values)));
        }
    }

    private Map<LabelKey, SeriesRow> rows(
            final FamilyType type, final List<SeriesTotals> newestFirst, final LabelSet base) {
        final Map<LabelKey, SeriesRow> rows = new LinkedHashMap<>();
        for (final SeriesTotals totals : newestFirst) {
            final MetricDescriptor metric = totals.info().metric();
            if (SeriesRow.typeOf(metric) != type) {
                warnings.warn("metric " + metric.name() + " left out: it is a " + metric.type()
                        + ", and the family of its name is a " + type + ": give it another name");
                continue;
            }
            try {
                final SeriesRow row = SeriesRow.of(totals, base);
                rows.putIfAbsent(LabelKey.of(metric.labelNames(), totals.info().labelValues()), row);
            } catch (final IllegalArgumentException fault) {
                warnings.warn("series of metric " + metric.name() + " left out: " + fault.getMessage());
            }
        }
        return rows;
    }

    /** So that of two versions of a metric the newer one is shown. Within a version the order stays. */
    private static List<SeriesTotals> newestFirst(final List<SeriesTotals> series) {
        return series.stream().sorted(NEWEST_FIRST).toList();
    }
}
