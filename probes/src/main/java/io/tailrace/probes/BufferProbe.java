package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Buffers outside the heap: direct ones and mapped files. */
final class BufferProbe implements Probe {
    private final List<Pool> pools = new ArrayList<>();

    BufferProbe(final Meters meters) {
        for (final BufferPoolMXBean bean : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            pools.add(new Pool(bean, meters.level(MetricFamilies.TAILRACE_JVM_BUFFER_USED_BYTES, bean.getName())));
        }
    }

    @Override
    public void poll() {
        for (final Pool pool : pools) {
            pool.used.set(pool.bean.getMemoryUsed());
        }
    }

    private record Pool(BufferPoolMXBean bean, Level used) {}
}
