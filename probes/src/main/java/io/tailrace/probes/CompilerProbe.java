package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Time of the JVM's compilers. */
final class CompilerProbe implements Probe {
    private final CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
    private final Growth time;

    CompilerProbe(final Meters meters) throws IOException {
        if (bean == null || !bean.isCompilationTimeMonitoringSupported()) {
            throw new NotHereException("this JVM has no compiler, or does not time it");
        }
        time = meters.growth(MetricFamilies.TAILRACE_JVM_JIT_SECONDS_TOTAL);
    }

    @Override
    public void poll() {
        time.follow(TimeUnit.MILLISECONDS.toNanos(bean.getTotalCompilationTime()));
    }
}
