package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.testsupport.Allocations;
import org.junit.jupiter.api.Test;

/** In steady state aggregation allocates nothing: neither for a sample nor for the end of an interval. */
class AggregationAllocationTest {
    private static final int SAMPLES = 10_000;
    private static final int SERIES = 30;

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final Aggregator aggregator = new Aggregator(registry, BaseTotals.ZERO);

    @Test
    void shouldAllocateNothingInSteadyState() {
        registerSeries();
        final long[] slots = new long[2 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            slots[2 * i] = i % SERIES;
            slots[2 * i + 1] = i * 997L - 5;
        }
        final Runnable interval = () -> {
            aggregator.catchUpWithRegistry();
            aggregator.onSamples(slots, 0, slots.length);
            aggregator.clamped();
            aggregator.endInterval();
        };
        interval.run();

        assertEquals(0, Allocations.bytesPerRun(interval));
    }

    private void registerSeries() {
        for (int i = 0; i < SERIES; i += 3) {
            registry.series(
                    registry.register(MetricDescriptor.counter("c" + i + "_total")
                            .help("Counts.")
                            .build()),
                    MetricType.COUNTER);
            registry.series(
                    registry.register(
                            MetricDescriptor.gauge("g" + i).help("Shows.").build()),
                    MetricType.GAUGE);
            registry.series(
                    registry.register(MetricDescriptor.histogram("h" + i)
                            .help("Distributes.")
                            .build()),
                    MetricType.HISTOGRAM);
        }
    }
}
