package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/** The series of an epoch by id, and in the order in which they are shown. */
final class SeriesTable {
    private final Int2ObjectHashMap<SeriesTotals> byId = new Int2ObjectHashMap<>();
    /** Those whose quantiles are shown, which change by time alone. */
    private final Int2ObjectHashMap<SeriesTotals> windowed = new Int2ObjectHashMap<>();

    /** What series of the epoch before recorded of late, until they are announced in this one. */
    private final Map<SeriesKey, RecentHistogram> leftBehind = new HashMap<>();

    private final List<MetricDescriptor> retired = new ArrayList<>();
    private final boolean keepsRecent;
    private List<SeriesTotals> sorted = List.of();

    SeriesTable(final boolean keepsRecent) {
        this.keepsRecent = keepsRecent;
    }

    /** Of the same engine under other labels: what its users recorded of late stays. First-party series begin anew with the labels. */
    SeriesTable relabelled() {
        final SeriesTable next = new SeriesTable(keepsRecent);
        next.leftBehind.putAll(leftBehind);
        for (final SeriesTotals totals : windowed.values()) {
            if (!totals.info().metric().firstParty()) {
                next.leftBehind.put(SeriesKey.of(totals.info()), totals.recentHistogram());
            }
        }
        return next;
    }

    void add(final SeriesInfo info, final long createdAtNs) {
        final SeriesTotals totals = new SeriesTotals(info, keepsRecent);
        totals.createdAtNs(createdAtNs);
        if (!leftBehind.isEmpty()) {
            totals.goOnWith(leftBehind.remove(SeriesKey.of(info)));
        }
        byId.put(info.seriesId(), totals);
        rememberIfWindowed(totals);
        sorted = null;
    }

    void end(final SeriesInfo info) {
        byId.remove(info.seriesId());
        windowed.remove(info.seriesId());
        sorted = null;
    }

    /** A metric has other words, or another state: the series of a retired one are shown no more. */
    void change(final MetricInfo info) {
        final MetricDescriptor metric = info.metric();
        retired.removeIf(metric::hasSeriesOf);
        if (info.state() == MetricState.RETIRED) {
            retired.add(metric);
        }
        for (final SeriesTotals totals : byId.values()) {
            final MetricDescriptor known = totals.info().metric();
            if (!known.equals(metric) && known.hasSeriesOf(metric)) {
                totals.describe(metric);
                rememberIfWindowed(totals);
            }
            if (info.state() == MetricState.RETIRED && known.hasSeriesOf(metric)) {
                totals.hide();
            }
        }
        sorted = null;
    }

    private void rememberIfWindowed(final SeriesTotals totals) {
        if (totals.recent() == null) {
            windowed.remove(totals.info().seriesId());
        } else {
            windowed.put(totals.info().seriesId(), totals);
        }
    }

    /** Time passes; says whether something is shown otherwise. */
    boolean turn(final int turns) {
        boolean isChanged = false;
        if (turns > 0) {
            for (final SeriesTotals totals : windowed.values()) {
                isChanged |= totals.turn(turns);
            }
        }
        return isChanged;
    }

    /** Adds what an interval brought that ended just now. */
    void addInterval(final Values changes) {
        add(changes);
        if (!windowed.isEmpty()) {
            for (final HistogramValue histogram : changes.histograms()) {
                final SeriesTotals totals = windowed.get(histogram.series().seriesId());
                if (totals != null) {
                    totals.addRecent(histogram);
                }
            }
        }
    }

    private boolean isShown(final SeriesTotals totals) {
        return totals.isShown()
                && (retired.isEmpty() || !retired.contains(totals.info().metric()));
    }

    /** By metric name, then label values. */
    List<SeriesTotals> sorted() {
        if (sorted == null) {
            final List<SeriesTotals> all = new ArrayList<>();
            byId.values().stream().filter(this::isShown).forEach(all::add);
            all.sort(Comparator.comparing(SeriesTotals::info, SeriesInfo.ORDER));
            sorted = Collections.unmodifiableList(all);
        }
        return sorted;
    }

    /** Keeps an exemplar of a series that was added. */
    void add(final Exemplar exemplar) {
        final SeriesTotals totals = byId.get(exemplar.series().seriesId());
        if (totals != null) {
            totals.exemplar(exemplar);
        }
    }

    /** Puts totals in the place of all that was known. */
    void replace(final Values totals) {
        leftBehind.clear(); // whatever goes on was announced before it
        final List<SeriesTotals> untouched =
                byId.values().stream().filter(series -> series.revision() == 0).toList();
        byId.values().forEach(SeriesTotals::reset);
        add(totals);
        // What a checkpoint counts, and no snapshot did, is older than its announcement: a metric that came back with
        // its totals.
        untouched.stream()
                .filter(SeriesTotals::isAboveZero)
                .forEach(series -> series.createdAtNs(SeriesTotals.NOT_KNOWN));
        sorted = null;
    }

    /** Adds what changed: counters and gauges say their new value, histograms what came. What has ended meanwhile is passed over. */
    private void add(final Values changes) {
        for (final CounterValue counter : changes.counters()) {
            final SeriesTotals totals = byId.get(counter.series().seriesId());
            if (totals != null) {
                totals.counterTotal(counter.total());
            }
        }
        for (final GaugeValue gauge : changes.gauges()) {
            final SeriesTotals totals = byId.get(gauge.series().seriesId());
            if (totals != null) {
                totals.gaugeValue(gauge.value());
            }
        }
        for (final HistogramValue histogram : changes.histograms()) {
            final SeriesTotals totals = byId.get(histogram.series().seriesId());
            if (totals != null) {
                totals.add(histogram);
            }
        }
    }
}
