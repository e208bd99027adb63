package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many engines recorded, added up: counters and histograms of users' metrics, over the instances of a service. Histograms are added bucket for
 * bucket, so quantiles are those of all samples together, never averages of quantiles. Nothing that was added is ever taken away: engines that
 * end, or begin anew at zero, leave what they recorded. Gauges have no sum that would mean something, and first-party families tell of one engine.
 *
 * <p>A metric {@code NAME{...}} becomes {@code fleet_NAME{service, ...}}. One thread.
 */
public final class FleetTotals {
    private static final String PREFIX = "fleet_";
    private static final String SERVICE = "service";

    private final Map<SeriesKey, SeriesTotals> byKey = new HashMap<>();
    private List<SeriesTotals> sorted = List.of();
    private long version;
    private long conflicts;

    /**
     * A listener to the frames of one engine, from the oldest on; a {@link FrameReader} tells it. Each engine has its own.
     *
     * @return adds what the engine recorded.
     */
    public FrameListener source() {
        return new FleetSource(this);
    }

    /**
     * All sums, by metric name and label values.
     *
     * @return a list that is not to be kept over the next frame; another one when series have come.
     */
    public List<SeriesTotals> series() {
        if (sorted == null) {
            final List<SeriesTotals> all = new ArrayList<>(byKey.values());
            all.sort(Comparator.comparing(SeriesTotals::info, SeriesInfo.ORDER));
            sorted = Collections.unmodifiableList(all);
        }
        return sorted;
    }

    /**
     * Grows with each change.
     *
     * @return from 0.
     */
    public long version() {
        return version;
    }

    /**
     * Values that could not be added, because another instance of the service has the metric with another type, unit or range.
     *
     * @return count of values.
     */
    public long conflicts() {
        return conflicts;
    }

    void addCounter(final String service, final SeriesInfo series, final long added) {
        final SeriesTotals sum = sum(service, series);
        if (sum != null) {
            final long total = sum.counterTotal() + added;
            sum.counterTotal(total < 0 ? Long.MAX_VALUE : total);
            version++;
        }
    }

    void addHistogram(final String service, final HistogramValue added) {
        final SeriesTotals sum = sum(service, added.series());
        if (sum != null) {
            sum.add(added);
            version++;
        }
    }

    private SeriesTotals sum(final String service, final SeriesInfo series) {
        final List<String> values = new ArrayList<>();
        values.add(service);
        values.addAll(series.labelValues());
        final MetricDescriptor metric = fleetMetric(series.metric());
        final SeriesKey key = SeriesKey.of(metric, values);
        SeriesTotals sum = byKey.get(key);
        if (sum == null) {
            sum = new SeriesTotals(new SeriesInfo(byKey.size() + 1, metric, values));
            byKey.put(key, sum);
            sorted = null;
        }
        final MetricDescriptor known = sum.info().metric();
        if (known.type() != metric.type()
                || known.form() != metric.form()
                || known.unit() != metric.unit()
                || !known.range().equals(metric.range())) {
            conflicts++;
            return null;
        }
        return sum;
    }

    private static MetricDescriptor fleetMetric(final MetricDescriptor own) {
        final List<String> labelNames = new ArrayList<>();
        labelNames.add(SERVICE);
        own.labelNames().forEach(name -> labelNames.add(name.equals(SERVICE) ? "exported_" + name : name));
        return new MetricDescriptor(
                PREFIX + own.name(),
                own.type(),
                own.unit(),
                own.help(),
                labelNames,
                own.priority(),
                own.range(),
                own.bounds(),
                own.seriesLimit(),
                own.versionMajor(),
                own.versionMinor(),
                false,
                false,
                own.form(),
                List.of());
    }

    static boolean isMerged(final MetricDescriptor metric) {
        return !metric.firstParty() && metric.type() != MetricType.GAUGE;
    }
}
