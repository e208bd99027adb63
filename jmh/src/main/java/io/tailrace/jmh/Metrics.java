package io.tailrace.jmh;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Unit;

/** The metrics that benchmarks record. */
public final class Metrics {
    private Metrics() {}

    /**
     * A histogram of durations, 1 us to 1 h, 3 digits.
     *
     * @param name ends in {@code _seconds}.
     * @param priority who gives way.
     * @return not built yet, for labels.
     */
    public static MetricDescriptorBuilder latency(final String name, final Priority priority) {
        return MetricDescriptor.histogram(name)
                .unit(Unit.SECONDS)
                .help("Duration of an operation.")
                .priority(priority);
    }

    /**
     * A histogram of durations without labels.
     *
     * @return the descriptor.
     */
    public static MetricDescriptor latency() {
        return latency("operation_seconds", Priority.NORMAL).build();
    }

    /**
     * A counter.
     *
     * @return the descriptor.
     */
    public static MetricDescriptor counter() {
        return MetricDescriptor.counter("operations_total")
                .help("Operations done.")
                .build();
    }

    /**
     * A gauge.
     *
     * @return the descriptor.
     */
    public static MetricDescriptor gauge() {
        return MetricDescriptor.gauge("queue_length").help("Requests waiting.").build();
    }
}
