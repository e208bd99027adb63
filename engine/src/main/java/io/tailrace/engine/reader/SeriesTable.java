package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/** The series of an epoch by id, and in the order in which they are shown. */
final class SeriesTable {
    private final Int2ObjectHashMap<SeriesTotals> byId = new Int2ObjectHashMap<>();
    /** Those whose quantiles are shown, which change by time alone. */
    private final Int2ObjectHashMap<SeriesTotals> windowed = new Int2ObjectHashMap<>();

    private final List<MetricDescriptor> retired = new ArrayList<>();
    private List<SeriesTotals> sorted = List.of();

    void clear() {
        byId.clear();
        windowed.clear();
        retired.clear();
        sorted = List.of();
    }

    void add(final SeriesInfo info, final long createdAtNs) {
        final SeriesTotals totals = new SeriesTotals(info);
        totals.createdAtNs(createdAtNs);
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
    boolean turnTo(final long nowNs) {
        boolean isChanged = false;
        for (final SeriesTotals totals : windowed.values()) {
            isChanged |= totals.turnTo(nowNs);
        }
        return isChanged;
    }

    /** Adds what an interval brought that ended just now. */
    void add(final Values changes, final long nowNs) {
        add(changes);
        if (!windowed.isEmpty()) {
            for (final HistogramValue histogram : changes.histograms()) {
                final SeriesTotals totals = windowed.get(histogram.series().seriesId());
                if (totals != null) {
                    totals.addRecent(histogram, nowNs);
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

    /** Adds what an interval changed: counters and gauges say their new value, histograms what came. What has ended meanwhile is passed over. */
    void add(final Values changes) {
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
