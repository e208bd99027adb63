package io.tailrace.engine.ring;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts refused samples where they are refused. Touched only when a sample is refused, so never by a ring that keeps up. */
final class RefusalCounters {
    private final AtomicLongArray counts = new AtomicLongArray(RefusalReason.COUNT * Priority.COUNT);

    /** By a ring's only writer: no read-modify-write is needed. Release pairs with the acquire in {@link #get}. */
    void incrementByOnlyWriter(final RefusalReason reason, final int priority) {
        final int index = index(reason, priority);
        counts.setRelease(index, counts.getPlain(index) + 1);
    }

    /** By any thread. */
    void increment(final RefusalReason reason, final int priority) {
        counts.getAndIncrement(index(reason, priority));
    }

    long get(final RefusalReason reason, final Priority priority) {
        return counts.getAcquire(index(reason, priority.rank()));
    }

    private static int index(final RefusalReason reason, final int priority) {
        return reason.index() * Priority.COUNT + priority;
    }
}
