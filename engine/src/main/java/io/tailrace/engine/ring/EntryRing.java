package io.tailrace.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.engine.aggregate.EntryConsumer;
import io.tailrace.engine.aggregate.EntrySource;
import io.tailrace.engine.status.RefusalReason;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The ring of telemetry entries: a Disruptor multi-producer ring of slots of bounded length in one piece of memory. A writer claims a
 * sequence, writes the message into its slot and publishes it; the aggregator reads up to the first that is claimed and not published yet.
 *
 * <p>It is closed as {@link SharedSampleRing} is: the aggregator claims what is free, so that no writer can claim after it, and drains what
 * was claimed before.
 */
public final class EntryRing implements EntrySource {
    /** No sequence: the ring is full. */
    public static final long FULL = -1;
    /** No sequence: the ring is above its high-water mark, and the entry is of the least grave level. */
    public static final long HIGH_WATER = -2;
    /** No sequence: the ring is closed. */
    public static final long CLOSED = -3;

    private static final long STILL_OPEN = Long.MAX_VALUE;

    private final RingBuffer<EntrySlot> slots;
    private final Sequence gating = new Sequence();
    private final int highWater;
    private final AtomicLong full = new AtomicLong();
    private final AtomicLong aboveHighWater = new AtomicLong();
    private final AtomicLong tooLong = new AtomicLong();
    private volatile boolean closed;

    // The aggregator's own: the next sequence to read, and the first that it claimed itself when it closed the ring.
    private long next;
    private long closedAt = STILL_OPEN;

    /**
     * Makes a ring; allocates all it will ever need.
     *
     * @param capacity slots, a power of two.
     * @param slotLengthInBytes as {@link EntrySlot} has it.
     * @param highWaterRatio of the capacity, above which the least grave level is refused.
     */
    public EntryRing(final int capacity, final int slotLengthInBytes, final double highWaterRatio) {
        final UnsafeBuffer memory = new UnsafeBuffer(new byte[capacity * slotLengthInBytes]);
        final int[] made = {0};
        slots = RingBuffer.createMultiProducer(
                () -> new EntrySlot(memory, made[0]++ * slotLengthInBytes, slotLengthInBytes),
                capacity,
                new BusySpinWaitStrategy());
        slots.addGatingSequences(gating);
        highWater = (int) (capacity * highWaterRatio);
    }

    /**
     * Claims a slot, which must be published whatever becomes of it. Any thread; never waits, never allocates, never throws.
     *
     * @param isLeastGrave whether it is refused above the high-water mark.
     * @return a sequence, or {@link #FULL}, {@link #HIGH_WATER} or {@link #CLOSED}.
     */
    public long claim(final boolean isLeastGrave) {
        if (closed) {
            return CLOSED;
        }
        if (isLeastGrave && slots.getCursor() - gating.get() >= highWater) {
            return refuse(HIGH_WATER, aboveHighWater);
        }
        try {
            return slots.tryNext();
        } catch (final InsufficientCapacityException noRoom) { // a constant without a stack trace
            return refuse(FULL, full);
        }
    }

    private long refuse(final long answer, final AtomicLong count) {
        if (closed) {
            return CLOSED;
        }
        count.incrementAndGet();
        return answer;
    }

    /**
     * The slot of a claimed sequence.
     *
     * @param sequence that was claimed and not published yet.
     * @return empty.
     */
    public EntrySlot slot(final long sequence) {
        final EntrySlot slot = slots.get(sequence);
        slot.clear();
        return slot;
    }

    /**
     * Hands a slot to the aggregator. One that is empty is passed over.
     *
     * @param sequence that was claimed.
     */
    public void publish(final long sequence) {
        slots.publish(sequence); // release; pairs with isAvailable in drain
    }

    /** An entry that must not be cut did not fit; its slot is empty. */
    public void countTooLong() {
        tooLong.incrementAndGet();
    }

    @Override
    public int drain(final EntryConsumer consumer, final int limit) {
        if (closed && closedAt == STILL_OPEN) {
            claimRest();
        }
        final long from = next;
        try {
            while (next - from < limit && next < closedAt && slots.isAvailable(next)) {
                final EntrySlot slot = slots.get(next++); // once, also if the consumer throws
                if (slot.lengthInBytes() > 0) {
                    consumer.onEntry(slot.buffer(), slot.offset(), slot.lengthInBytes());
                }
            }
        } finally {
            if (next > from && closedAt == STILL_OPEN) {
                gating.set(next - 1);
            }
        }
        return (int) (next - from);
    }

    /** On a full ring there is nothing to claim yet: the next drain tries again. */
    private void claimRest() {
        final int free = (int) slots.remainingCapacity();
        if (free > 0) {
            try {
                closedAt = slots.tryNext(free) - free + 1;
            } catch (final InsufficientCapacityException writerWasFaster) {
                closedAt = STILL_OPEN;
            }
        }
    }

    @Override
    public long claimed() {
        return Math.min(slots.getCursor() + 1, closedAt);
    }

    @Override
    public long drained() {
        return next;
    }

    @Override
    public long refused(final RefusalReason reason) {
        return switch (reason) {
            case FULL -> full.get();
            case HIGH_WATER -> aboveHighWater.get();
            case RATE_LIMITED -> 0;
        };
    }

    @Override
    public long tooLong() {
        return tooLong.get();
    }

    @Override
    public int capacity() {
        return slots.getBufferSize();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isQuiet() {
        return closedAt != STILL_OPEN && next == closedAt;
    }
}
