package io.tailrace.opentelemetry;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sums that the engine does not count: it asks for them before each cut. Any thread adds; the aggregator's polls. */
final class Poll {
    private final Queue<PolledSum> sums = new ConcurrentLinkedQueue<>();

    PolledSum add(final PolledSum sum) {
        sums.add(sum);
        return sum;
    }

    /** One thread at a time: when the bridge is closed, its owner's. */
    synchronized void run(final long nowNs) {
        for (final PolledSum sum : sums) {
            sum.poll(nowNs);
        }
    }
}
