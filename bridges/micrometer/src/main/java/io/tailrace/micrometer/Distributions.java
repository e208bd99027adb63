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
import java.util.stream.DoubleStream;

/** Histograms of the engine behind timers and summaries. A metric whose last meter is removed is retired. Any thread. */
final class Distributions {
    private static final double[] NONE = {};

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

    Distribution open(
            final Meter.Id id,
            final NamingConvention names,
            final DistributionStatisticConfig statistics,
            final Unit unit) {
        final double[] bounds = statistics.isPublishingHistogram() ? bounds(statistics, unit) : NONE;
        final double[] percentiles = statistics.getPercentiles() == null ? NONE : statistics.getPercentiles();
        final Families.Place place = families.distribution(id, names, unit, bounds, percentiles);
        final Distribution distribution = new Distribution(
                engine.sharedChannel().histogram(place.metric(), place.labelValues()),
                place.metric(),
                SeriesId.of(place.metric().descriptor(), List.of(place.labelValues())),
                totals,
                new WindowMax(settings.clock(), statistics),
                settings.traces(),
                percentiles);
        metrics.put(distribution, place.metric());
        return distribution;
    }

    /** Those that the range reaches, and that its steps tell from each other and from zero; as exposed. A timer is asked for them in nanoseconds. */
    private static double[] bounds(final DistributionStatisticConfig statistics, final Unit unit) {
        final double highest = (double) Families.range(unit).highestValue();
        final DoubleStream.Builder taken = DoubleStream.builder();
        long last = 0;
        for (final double bound : statistics.getHistogramBuckets(true)) {
            if (bound <= (unit.isTime() ? highest : unit.toExposed(highest))) {
                final long step = unit.isTime() ? (long) bound : unit.toRecorded(bound);
                if (step > last) {
                    last = step;
                    taken.add(unit.isTime() ? unit.toExposed(bound) : bound);
                }
            }
        }
        return taken.build().toArray();
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
