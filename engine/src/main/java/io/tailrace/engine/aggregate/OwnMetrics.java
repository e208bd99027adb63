package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.status.EngineMetric;
import io.tailrace.engine.status.RefusalReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/** Brings the engine's own counters into a snapshot. The aggregator's thread; only refusals of a new kind allocate. */
final class OwnMetrics {
    /** What these say is no reason to cut. */
    private static final Set<EngineMetric> OF_CUTS =
            EnumSet.of(EngineMetric.SNAPSHOTS, EngineMetric.FRAMES, EngineMetric.SPOILED_WINDOWS);

    private final Aggregator aggregator;
    private final MetricRegistry registry;
    private final List<Own> counters = new ArrayList<>();
    private final List<Own> countersOfCuts = new ArrayList<>();
    private final Metric overflows;
    private final Metric limits;
    private final Metric skew;
    private final ObjLongConsumer<String> skewTeller;
    private final Series restarted;
    private final long restarts;

    OwnMetrics(final Aggregator aggregator, final MetricRegistry registry, final long restarts) {
        this.aggregator = aggregator;
        this.registry = registry;
        overflows = registry.register(EngineMetric.OVERFLOWS.descriptor());
        limits = registry.register(EngineMetric.SUBMISSION_BLOCKS.descriptor());
        skew = registry.register(EngineMetric.DESCRIPTOR_SKEW.descriptor());
        skewTeller = this::countSkew;
        restarted = series(EngineMetric.SERVICE_RESTARTS);
        this.restarts = restarts;
        aggregator.setCounter(restarted.id(), restarts);
    }

    /** First-party series begin at zero: what was counted until the last cut was told. Directly behind that. */
    void beginAtZero() {
        counters.replaceAll(own -> own.without(aggregator));
        countersOfCuts.replaceAll(own -> own.without(aggregator));
        aggregator.beginFirstPartyAtZero();
        aggregator.restoreCounter(restarted.id(), restarts);
    }

    /** Shows a number that is kept elsewhere and starts at zero with the engine. */
    void show(final EngineMetric metric, final LongSupplier value, final String... labelValues) {
        final Series series = series(metric, labelValues);
        (OF_CUTS.contains(metric) ? countersOfCuts : counters)
                .add(new Own(series.id(), aggregator.baseOf(series), value));
    }

    private Series series(final EngineMetric metric, final String... labelValues) {
        return registry.series(registry.register(metric.descriptor()), MetricType.COUNTER, labelValues);
    }

    /** Before a cut. What only counts cuts and frames must not itself make an idle interval look busy. */
    void update(final List<TrackedChannel> channels) {
        for (int i = 0, size = channels.size(); i < size; i++) {
            countRefusals(channels.get(i));
            countLimits(channels.get(i));
        }
        aggregator.skew().take(skewTeller);
        showAll(counters);
        if (aggregator.changed().size() > 0) {
            showAll(countersOfCuts);
        }
    }

    private void showAll(final List<Own> all) {
        for (int i = 0, size = all.size(); i < size; i++) {
            all.get(i).update(aggregator);
        }
    }

    private void countRefusals(final TrackedChannel channel) {
        for (int r = 0; r < RefusalReason.COUNT; r++) {
            for (int p = 0; p < Priority.COUNT; p++) {
                final long added = channel.takeRefused(RefusalReason.of(r), Priority.of(p));
                if (added > 0) {
                    final Series series = registry.series(
                            overflows,
                            MetricType.COUNTER,
                            channel.source().name(),
                            Priority.of(p).name().toLowerCase(Locale.ROOT),
                            RefusalReason.of(r).label());
                    aggregator.addToCounter(series.id(), added);
                }
            }
        }
    }

    private void countLimits(final TrackedChannel channel) {
        final long added = channel.takeLimits();
        if (added > 0) {
            final Series series =
                    registry.series(limits, MetricType.COUNTER, channel.source().name());
            aggregator.addToCounter(series.id(), added);
        }
    }

    private void countSkew(final String metric, final long added) {
        aggregator.addToCounter(
                registry.series(skew, MetricType.COUNTER, metric).id(), added);
    }

    private record Own(int seriesId, long base, LongSupplier value) {
        void update(final Aggregator aggregator) {
            aggregator.setCounter(seriesId, base + value.getAsLong());
        }

        Own without(final Aggregator aggregator) {
            return new Own(seriesId, base - aggregator.counter(seriesId), value);
        }
    }
}
