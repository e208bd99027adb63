package io.tailrace.report.data;

import io.tailrace.codec.registry.MetricFamilies;
import java.util.List;

/** Which histograms tell what the JVM or the machine did to all threads: those of the probes. */
final class Pauses {
    /** Names of the metrics registry. */
    static final List<String> NAMES = List.of(
            MetricFamilies.TAILRACE_JVM_HICCUP_SECONDS.name(),
            MetricFamilies.TAILRACE_JVM_GC_PAUSE_SECONDS.name(),
            MetricFamilies.TAILRACE_JVM_SAFEPOINT_SECONDS.name(),
            MetricFamilies.TAILRACE_JVM_VIRTUAL_THREAD_PINNED_SECONDS.name());

    private Pauses() {}
}
