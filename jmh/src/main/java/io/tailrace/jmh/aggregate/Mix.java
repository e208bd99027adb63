package io.tailrace.jmh.aggregate;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.jmh.Metrics;
import java.util.List;

/** Of which types samples are. */
public enum Mix {
    /** Histograms. */
    HISTOGRAM,
    /** Counters. */
    COUNTER,
    /** Gauges. */
    GAUGE,
    /** All three in turn. */
    ALL;

    /** Registers series; their ids, type by type in turn where there are several. */
    int[] register(final MetricRegistry registry, final int series) {
        final List<MetricDescriptor> descriptors = descriptors();
        final int[] ids = new int[series];
        for (int i = 0; i < series; i++) {
            final MetricDescriptor descriptor = descriptors.get(i % descriptors.size());
            ids[i] = registry.series(registry.register(descriptor), descriptor.type(), "key-" + i)
                    .id();
        }
        return ids;
    }

    private List<MetricDescriptor> descriptors() {
        final MetricDescriptor latency = Metrics.latency("operation_seconds", Priority.NORMAL)
                .labelNames("key")
                .build();
        final MetricDescriptor operations = MetricDescriptor.counter("operations_total")
                .help("Operations done.")
                .labelNames("key")
                .build();
        final MetricDescriptor queue = MetricDescriptor.gauge("queue_length")
                .help("Requests waiting.")
                .labelNames("key")
                .build();
        return switch (this) {
            case HISTOGRAM -> List.of(latency);
            case COUNTER -> List.of(operations);
            case GAUGE -> List.of(queue);
            case ALL -> List.of(latency, operations, queue);
        };
    }
}
