package io.tailrace.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Histograms of the engine behind timers and summaries. A metric whose last meter is removed is retired. Any thread. */
final class Distributions {
    private final TelemetryEngine engine;
    private final Families families;
    private final Totals totals;
    private final TailraceRegistryConfig settings;
    private final Map<Distribution, Metric> metrics = new ConcurrentHashMap<>();

    Distributions(
            final TelemetryEngine engine,
            final Families families,
            final Totals totals,
            final TailraceRegistryConfig settings) {
        this.engine = engine;
        this.families = families;
        this.totals = totals;
        this.settings = settings;
    }

    /** A timer's bounds are in nanoseconds, as it records. */
    Distribution open(
            final Meter.Id id,
            final NamingConvention names,
            final DistributionStatisticConfig statistics,
            final Unit unit) {
        final double[] bounds = statistics.getHistogramBuckets(true).stream()
                .mapToDouble(Double::doubleValue)
                .filter(bound -> bound <= Families.HIGHEST)
                .toArray();
        final double[] exposed = bounds.clone();
        for (int i = 0; i < exposed.length; i++) {
            exposed[i] = unit == Unit.SECONDS ? unit.toExposed(bounds[i]) : bounds[i];
        }
        final Families.Place place =
                families.distribution(id, names, unit, statistics.isPublishingHistogram() ? exposed : new double[0]);
        final double[] percentiles = statistics.getPercentiles();
        final Distribution distribution = new Distribution(
                engine.sharedChannel().histogram(place.metric(), place.labelValues()),
                SeriesId.of(place.metric().descriptor(), List.of(place.labelValues())),
                totals,
                new WindowMax(settings.clock(), statistics),
                settings.traces(),
                percentiles == null ? new double[0] : percentiles,
                statistics.isPublishingHistogram() ? bounds : new double[0]);
        metrics.put(distribution, place.metric());
        return distribution;
    }

    void close(final Distribution distribution) {
        distribution.close();
        final Metric metric = metrics.remove(distribution);
        if (metric != null && !metrics.containsValue(metric)) {
            families.forget(metric);
            engine.retire(metric);
        }
    }
}
