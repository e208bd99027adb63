package io.tailrace.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Where the aggregator is in a {@link SampleRing}; an object of its own keeps it off the writer's cache line. */
final class ReadSide {
    private static final VarHandle CONSUMED;

    static {
        try {
            CONSUMED = MethodHandles.lookup().findVarHandle(ReadSide.class, "consumed", long.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    long block;
    int slot;
    long consumed;

    void advance(final int toSlot) {
        CONSUMED.setRelease(this, consumed + (toSlot - slot) / 2); // pairs with consumedAcquire
        slot = toSlot;
    }

    /** By the writer: acquire, pairs with advance; the samples below were copied out. */
    long consumedAcquire() {
        return (long) CONSUMED.getAcquire(this);
    }
}
