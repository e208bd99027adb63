package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.ShownType;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
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
    private final IdentityHashMap<SeriesTotals, LogRow> lastRows = new IdentityHashMap<>();
    private final IdentityHashMap<SeriesTotals, LogRow> newRows = new IdentityHashMap<>();

    FamilyMerger(final DistinctWarnings warnings) {
        this.warnings = warnings;
    }

    /** A plan begins: rows of the one before serve again, as long as they say the same. */
    void begin() {
        lastRows.clear();
        lastRows.putAll(newRows);
        newRows.clear();
    }

    /** One of our families of which the log knows nothing. */
    FamilyRows empty(final MetricFamily known, final BaseLabels base, final boolean showsZeros) {
        final Map<LabelKey, Row> rows = new LinkedHashMap<>();
        if (showsZeros) {
            addZeros(known, base, rows);
        }
        return family(known, rows);
    }

    /** One of our families, of which the log has series. */
    FamilyRows merge(final MetricFamily known, final List<SeriesTotals> series, final BaseLabels base) {
        final Map<LabelKey, Row> rows = rows(known, series, base);
        // A host may give the family more labels than ours; a zero without them would be no series of its.
        if (series.stream()
                .allMatch(totals -> totals.info().metric().labelNames().equals(known.labelNames()))) {
            addZeros(known, base, rows);
        }
        return family(known, rows);
    }

    /** The log's series of one of our families. */
    Map<LabelKey, Row> rows(final MetricFamily known, final List<SeriesTotals> series, final BaseLabels base) {
        return rows(known.type(), newestFirst(series), base);
    }

    /** A family of users. */
    FamilyRows foreign(final List<SeriesTotals> series, final BaseLabels base, final BaseLabels usersBase) {
        final List<SeriesTotals> newestFirst = newestFirst(series);
        final MetricDescriptor newest = newestFirst.get(0).info().metric();
        final FamilyType type = typeOf(newest);
        final BaseLabels shownBase = newest.firstParty() ? base : usersBase;
        return new FamilyRows(
                newest.name(),
                type,
                UnitNames.of(newest.unit()),
                newest.help(),
                List.copyOf(rows(type, newestFirst, shownBase).values()));
    }

    /** A family of several engines. What one of them has under its name that is no such family is left out. */
    FamilyRows joined(final FamilyRows known, final FamilyRows more) {
        if (known.type() != more.type()) {
            warnings.warn("family " + more.name() + " of one engine left out: it is a " + more.type()
                    + ", and that of another is a " + known.type() + ": give it another name");
            return known;
        }
        if (more.rows().isEmpty()) {
            return known;
        }
        final List<Row> rows = new ArrayList<>(known.rows());
        rows.addAll(more.rows());
        return new FamilyRows(known.name(), known.type(), known.unit(), known.help(), rows);
    }

    /** Adds series at zero where there are none of their labels. */
    static void addZeros(final MetricFamily known, final BaseLabels base, final Map<LabelKey, Row> rows) {
        final List<String> names = known.labelNames();
        for (final List<String> values : known.zeroRows()) {
            rows.computeIfAbsent(LabelKey.of(names, values), key -> new ZeroRow(known, base, values));
        }
    }

    private Map<LabelKey, Row> rows(
            final FamilyType type, final List<SeriesTotals> newestFirst, final BaseLabels base) {
        final Map<LabelKey, Row> rows = new LinkedHashMap<>();
        for (final SeriesTotals totals : newestFirst) {
            final MetricDescriptor metric = totals.info().metric();
            if (typeOf(metric) != type) {
                warnings.warn("metric " + metric.name() + " left out: it is a " + metric.type()
                        + ", and the family of its name is a " + type + ": give it another name");
                continue;
            }
            final LogRow row = row(totals, base);
            rows.putIfAbsent(row.key(), row);
        }
        return rows;
    }

    private LogRow row(final SeriesTotals totals, final BaseLabels base) {
        final LogRow last = lastRows.get(totals);
        final LogRow row = last != null && last.isOf(totals, base) ? last : new LogRow(totals, base);
        newRows.put(totals, row);
        return row;
    }

    private static FamilyRows family(final MetricFamily known, final Map<LabelKey, Row> rows) {
        return new FamilyRows(
                known.name(), known.type(), UnitNames.of(known.unit()), known.help(), List.copyOf(rows.values()));
    }

    private static FamilyType typeOf(final MetricDescriptor metric) {
        return ShownType.of(metric);
    }

    /** So that of two versions of a metric the newer one is shown. Within a version the order stays. */
    private static List<SeriesTotals> newestFirst(final List<SeriesTotals> series) {
        return series.stream().sorted(NEWEST_FIRST).toList();
    }
}
