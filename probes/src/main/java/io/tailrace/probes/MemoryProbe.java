package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;

/** Pools of the JVM's memory, the code cache among them. */
final class MemoryProbe implements Probe {
    private final List<Pool> pools = new ArrayList<>();

    MemoryProbe(final Meters meters) {
        for (final MemoryPoolMXBean bean : ManagementFactory.getMemoryPoolMXBeans()) {
            final String area = bean.getType() == MemoryType.HEAP ? "heap" : "nonheap";
            final MemoryUsage usage = bean.getUsage();
            pools.add(new Pool(
                    bean,
                    meters.level(MetricFamilies.TAILRACE_JVM_MEMORY_USED_BYTES, area, bean.getName()),
                    meters.level(MetricFamilies.TAILRACE_JVM_MEMORY_COMMITTED_BYTES, area, bean.getName()),
                    usage == null || usage.getMax() < 0
                            ? null
                            : meters.level(MetricFamilies.TAILRACE_JVM_MEMORY_MAX_BYTES, area, bean.getName())));
        }
    }

    @Override
    public void poll() {
        for (final Pool pool : pools) {
            final MemoryUsage usage = pool.bean.getUsage();
            if (usage != null) {
                pool.used.set(usage.getUsed());
                pool.committed.set(usage.getCommitted());
                if (pool.max != null && usage.getMax() >= 0) {
                    pool.max.set(usage.getMax());
                }
            }
        }
    }

    private record Pool(MemoryPoolMXBean bean, Level used, Level committed, Level max) {}
}
