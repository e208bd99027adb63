package io.tailrace.jmh.gate;

import java.util.List;

/**
 * Measures what calls allocate. What is found to allocate is measured once more and for longer, and the lesser of the two counts: where
 * the machine gave a JVM little time, what JMH allocates by itself is shared by few calls.
 */
final class AllocationRun {
    private static final int FIRST_ITERATIONS = 1;
    private static final int SECOND_ITERATIONS = 5;

    private final Meter meter;

    AllocationRun(final Meter meter) {
        this.meter = meter;
    }

    List<AllocationVerdict> measure(final List<Bench> benches) {
        return benches.stream().map(this::measure).toList();
    }

    private AllocationVerdict measure(final Bench bench) {
        final AllocationVerdict first = new AllocationVerdict(bench, meter.bytesPerCall(bench, FIRST_ITERATIONS));
        return first.isGood()
                ? first
                : new AllocationVerdict(
                        bench, Math.min(first.bytesPerCall(), meter.bytesPerCall(bench, SECOND_ITERATIONS)));
    }
}
