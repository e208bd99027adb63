package io.tailrace.jmh.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.engine.aggregate.SampleConsumer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A Disruptor whose events are slices of one array: as blocks, but the writer's memory is one stream that the processor can fetch ahead. */
final class SliceRing implements RingForm {
    private final long[] slots = new long[2 * CAPACITY];
    private final RingBuffer<Slice> slices;
    private final Sequence gating = new Sequence();
    private final int slotsInSlice;
    private final AtomicLong consumedSlots = new AtomicLong();
    private Slice open;
    private long openSlice;
    private long readSlice;
    private int readSlot;

    SliceRing(final int samplesInSlice) {
        slotsInSlice = 2 * samplesInSlice;
        slices = RingBuffer.createSingleProducer(Slice::new, CAPACITY / samplesInSlice, new BusySpinWaitStrategy());
        for (int i = 0; i < CAPACITY / samplesInSlice; i++) {
            slices.get(i).first = i * slotsInSlice;
        }
        slices.addGatingSequences(gating);
        openNext();
    }

    @Override
    public boolean offer(final int seriesId, final long value) {
        Slice slice = open;
        int used = slice.used.getPlain();
        if (used == slotsInSlice) {
            if (!openNext()) {
                return false;
            }
            slice = open;
            used = 0;
        }
        final int slot = slice.first + used;
        slots[slot] = seriesId;
        slots[slot + 1] = value;
        slice.used.setRelease(used + 2);
        return true;
    }

    private boolean openNext() {
        final long sequence;
        try {
            sequence = slices.tryNext();
        } catch (final InsufficientCapacityException full) {
            return false;
        }
        openSlice = sequence;
        open = slices.get(sequence);
        open.used.setPlain(0);
        slices.publish(sequence);
        return true;
    }

    @Override
    public int drain(final SampleConsumer consumer) {
        final long cursor = slices.getCursor();
        int drained = 0;
        while (readSlice <= cursor) {
            final Slice slice = slices.get(readSlice);
            final int used = slice.used.getAcquire();
            if (used > readSlot) {
                consumer.onSamples(slots, slice.first + readSlot, slice.first + used);
                consumedSlots.setRelease(consumedSlots.getPlain() + used - readSlot);
                drained += (used - readSlot) / 2;
                readSlot = used;
            }
            if (used < slotsInSlice) {
                break;
            }
            gating.set(readSlice++);
            readSlot = 0;
        }
        return drained;
    }

    @Override
    public boolean isEmpty() {
        return consumedSlots.getAcquire() == openSlice * slotsInSlice + open.used.getPlain();
    }

    private static final class Slice {
        final AtomicInteger used = new AtomicInteger();
        int first;
    }
}
