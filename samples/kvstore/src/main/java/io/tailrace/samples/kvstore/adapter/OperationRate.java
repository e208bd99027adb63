package io.tailrace.samples.kvstore.adapter;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.store.StoreStats;

/** Operations a second, over a second at least. One thread. */
final class OperationRate {
    private static final long LEAST_NS = 1_000_000_000L;

    private final EngineClock clock;
    private double perSecond = Double.NaN;
    private long fromNs;
    private long operationsFrom = -1;

    OperationRate(final EngineClock clock) {
        this.clock = clock;
    }

    void checked(final StoreStats stats) {
        final long nowNs = clock.nanoTime();
        if (operationsFrom >= 0 && nowNs - fromNs < LEAST_NS) {
            return;
        }
        // Each operation on the store is one probe.
        final long operations =
                stats.probeCounts().stream().mapToLong(Long::longValue).sum();
        if (operationsFrom >= 0) {
            perSecond = (operations - operationsFrom) * 1e9 / (nowNs - fromNs);
        }
        fromNs = nowNs;
        operationsFrom = operations;
    }

    /** Not a number until it is known. */
    double perSecond() {
        return perSecond;
    }
}
