package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Platform threads that were started: many a second are a pool that does not keep its threads. */
final class StartedThreadsProbe implements Probe {
    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final Growth started;

    StartedThreadsProbe(final Meters meters) {
        started = meters.growth(MetricFamilies.TAILRACE_JVM_THREADS_STARTED_TOTAL);
    }

    @Override
    public void poll() {
        started.follow(bean.getTotalStartedThreadCount());
    }
}
