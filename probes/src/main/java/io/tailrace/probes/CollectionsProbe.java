package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How often and for how long was collected, as the JVM counts it: there without a flight recorder, too. */
final class CollectionsProbe implements Probe {
    private final List<Collector> collectors = new ArrayList<>();

    CollectionsProbe(final Meters meters) {
        for (final GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            collectors.add(new Collector(
                    bean,
                    meters.growth(MetricFamilies.TAILRACE_JVM_GC_COLLECTIONS_TOTAL, bean.getName()),
                    meters.growth(MetricFamilies.TAILRACE_JVM_GC_COLLECTION_SECONDS_TOTAL, bean.getName())));
        }
    }

    @Override
    public void poll() {
        for (final Collector collector : collectors) {
            collector.count.follow(collector.bean.getCollectionCount());
            collector.time.follow(TimeUnit.MILLISECONDS.toNanos(collector.bean.getCollectionTime()));
        }
    }

    private record Collector(GarbageCollectorMXBean bean, Growth count, Growth time) {}
}
