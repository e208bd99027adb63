package io.tailrace.report.data;

import java.util.List;

/** Which histograms tell what the JVM or the machine did to all threads: those of the probes. */
final class Pauses {
    /** Names of the metrics registry. */
    static final List<String> NAMES = List.of(
            "tailrace_jvm_hiccup_seconds",
            "tailrace_jvm_gc_pause_seconds",
            "tailrace_jvm_safepoint_seconds",
            "tailrace_jvm_virtual_thread_pinned_seconds");

    private Pauses() {}
}
