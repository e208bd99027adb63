package io.tailrace.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The event of a {@link SampleRing}: room for {@value #SAMPLES} samples as pairs of series id and value, and how far it is
 * filled. Allocated with the ring and used again for ever.
 */
final class SampleBlock {
    /** 32 to 512 measured alike; 128 keeps the waste of an idle channel small (see docs/performance.md). */
    static final int SAMPLES = 128;

    static final int SLOTS = 2 * SAMPLES;

    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(SampleBlock.class, "used", int.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final long[] slots = new long[SLOTS];

    /** Slots that hold samples, always even. Written by the ring's writer alone. */
    private int used;

    /** The writer's own view of what it wrote. */
    int usedByWriter() {
        return used;
    }

    /** Release: pairs with {@link #usedAcquire()}; the slots below are visible to whoever sees the number. */
    void publish(final int slotsUsed) {
        USED.setRelease(this, slotsUsed);
    }

    /** Acquire: pairs with {@link #publish(int)}. */
    int usedAcquire() {
        return (int) USED.getAcquire(this);
    }

    /** Before the block is handed to the consumer through the Disruptor's cursor, whose release makes this visible. */
    void clear() {
        used = 0;
    }
}
