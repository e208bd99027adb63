package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** Classes that came and went. */
final class ClassesProbe implements Probe {
    private final ClassLoadingMXBean bean = ManagementFactory.getClassLoadingMXBean();
    private final Growth loaded;
    private final Growth unloaded;

    ClassesProbe(final Meters meters) {
        loaded = meters.growth(MetricFamilies.TAILRACE_JVM_CLASSES_LOADED_TOTAL);
        unloaded = meters.growth(MetricFamilies.TAILRACE_JVM_CLASSES_UNLOADED_TOTAL);
    }

    @Override
    public void poll() {
        loaded.follow(bean.getTotalLoadedClassCount());
        unloaded.follow(bean.getUnloadedClassCount());
    }
}
