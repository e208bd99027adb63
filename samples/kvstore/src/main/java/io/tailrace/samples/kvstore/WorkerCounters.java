package io.tailrace.samples.kvstore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One worker's counts. Written by the worker alone; opaque writes cost it no more than plain ones and let others see recent, whole
 * numbers. Exact for whoever has joined the worker's thread.
 */
final class WorkerCounters {
    private static final VarHandle OPERATIONS = field("operations");
    private static final VarHandle ACCEPTED = field("accepted");
    private static final VarHandle REFUSED = field("refused");
    private static final VarHandle WRONG_VALUES = field("wrongValues");

    private long operations;
    private long accepted;
    private long refused;
    private long wrongValues;

    void operation() {
        OPERATIONS.setOpaque(this, operations + 1);
    }

    void accepted() {
        ACCEPTED.setOpaque(this, accepted + 1);
    }

    void refused() {
        REFUSED.setOpaque(this, refused + 1);
    }

    void wrongValue() {
        WRONG_VALUES.setOpaque(this, wrongValues + 1);
    }

    WorkloadStats stats() {
        return new WorkloadStats(
                (long) OPERATIONS.getOpaque(this),
                (long) ACCEPTED.getOpaque(this),
                (long) REFUSED.getOpaque(this),
                (long) WRONG_VALUES.getOpaque(this),
                0);
    }

    private static VarHandle field(final String name) {
        try {
            return MethodHandles.lookup().findVarHandle(WorkerCounters.class, name, long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
