package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;

/** Time of CPUs that the process used. */
final class ProcessCpuProbe implements Probe {
    private final com.sun.management.OperatingSystemMXBean bean = Probes.operatingSystem();
    private final Growth used;

    ProcessCpuProbe(final Meters meters) throws IOException {
        if (bean == null || bean.getProcessCpuTime() < 0) {
            throw new IOException("the JVM does not tell it");
        }
        used = meters.growth(MetricFamilies.TAILRACE_JVM_CPU_SECONDS_TOTAL);
    }

    @Override
    public void poll() {
        used.follow(bean.getProcessCpuTime());
    }
}
