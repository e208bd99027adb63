package io.tailrace.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The event of a {@link SampleRing}: room for some samples as pairs of series id and value, and how far it is
 * filled. Allocated with the ring and used again for ever.
 */
final class SampleBlock {
    private static final int LEAST_SAMPLES = 128;
    private static final int MOST_SAMPLES = 1_024;
    private static final int LEAST_BLOCKS = 32;

    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(SampleBlock.class, "used", int.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final long[] slots;

    /** Times that callers gave, one a sample; null until there was one. Written by the ring's writer before the sample is published. */
    private long[] callerTimesNs;

    /** Slots that hold samples, always even. Written by the ring's writer alone. */
    private int used;

    SampleBlock(final int samples) {
        slots = new long[2 * samples];
    }

    /**
     * Samples in each block of a ring. The mean call costs the same from 32 to 1,024, but the one that opens a block costs more than the
     * others: with 128 it makes the 99th percentile (docs/performance.md). A ring of few blocks would waste much of itself on the one
     * that is open.
     */
    static int samplesFor(final int capacityInSamples) {
        return Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, capacityInSamples / LEAST_BLOCKS));
    }

    /** Puts the time of the sample that will stand in a slot; the sample is published behind it. */
    void callerTime(final int slot, final long timeNs) {
        long[] times = callerTimesNs;
        if (times == null) {
            times = new long[slots.length / 2];
            callerTimesNs = times;
        }
        times[slot / 2] = timeNs;
    }

    /** The time of a published sample that has one. */
    long callerTimeNs(final int slot) {
        return callerTimesNs[slot / 2];
    }

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
