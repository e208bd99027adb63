package io.tailrace.engine.aggregate;

import io.tailrace.codec.registry.MetricNames;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.status.EngineEvent;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts samples that are discarded because of their metric's version, by metric. The aggregator's thread only. */
final class SkewCounter {
    /** Where samples are counted of which not even the metric is known; a sound engine never sees one. */
    static final String UNKNOWN = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(SkewCounter.class);

    private final MetricRegistry registry;
    private long[] untold = new long[0];
    private boolean[] warned = new boolean[0];
    private long untoldUnknown;
    private boolean any;

    SkewCounter(final MetricRegistry registry) {
        this.registry = registry;
    }

    void count(final int seriesId) {
        final Metric metric = registry.series()[seriesId].metric();
        final int id = metric.id();
        if (id >= untold.length) {
            untold = Arrays.copyOf(untold, registry.metrics().length);
            warned = Arrays.copyOf(warned, untold.length);
        }
        untold[id]++;
        any = true;
        if (!warned[id]) {
            warned[id] = true;
            EngineEvent.DESCRIPTOR_SKEW
                    .at(LOG)
                    .log(
                            "Metric \"{}\": version {} is {}, and something still records into it. Its samples are discarded and counted in "
                                    + MetricNames.METRICS_EXPORT_DESCRIPTOR_VERSION_SKEW_TOTAL
                                    + " until it is registered anew.",
                            metric,
                            metric.descriptor().version(),
                            metric.state());
        }
    }

    void countUnknown() {
        untoldUnknown++;
        any = true;
    }

    /** A metric goes on: the next time that it is halted is worth a warning of its own. */
    void goesOn(final Metric metric) {
        if (metric.id() < warned.length) {
            warned[metric.id()] = false;
        }
    }

    /** Hands over what was counted since the last call, by name of the metric. */
    void take(final ObjLongConsumer<String> consumer) {
        if (!any) {
            return;
        }
        any = false;
        final Metric[] metrics = registry.metrics();
        for (int id = 0; id < untold.length; id++) {
            if (untold[id] > 0) {
                consumer.accept(metrics[id].descriptor().name(), untold[id]);
                untold[id] = 0;
            }
        }
        if (untoldUnknown > 0) {
            consumer.accept(UNKNOWN, untoldUnknown);
            untoldUnknown = 0;
        }
    }
}
