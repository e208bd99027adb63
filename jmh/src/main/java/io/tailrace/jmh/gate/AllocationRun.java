package io.tailrace.jmh.gate;

import java.util.List;

/** Measures what calls allocate. What is found to allocate is measured once more, and the lesser of the two counts: the compiler may have been late. */
final class AllocationRun {
    private final Meter meter;

    AllocationRun(final Meter meter) {
        this.meter = meter;
    }

    List<AllocationVerdict> measure(final List<Bench> benches) {
        return benches.stream().map(this::measure).toList();
    }

    private AllocationVerdict measure(final Bench bench) {
        final AllocationVerdict first = new AllocationVerdict(bench, meter.bytesPerCall(bench));
        return first.isGood()
                ? first
                : new AllocationVerdict(bench, Math.min(first.bytesPerCall(), meter.bytesPerCall(bench)));
    }
}
