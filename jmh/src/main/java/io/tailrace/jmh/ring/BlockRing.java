package io.tailrace.jmh.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.engine.aggregate.SampleConsumer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A Disruptor whose events are blocks of any size; the engine's ring without priorities, owners and closing. */
final class BlockRing implements RingForm {
    private final RingBuffer<Block> blocks;
    private final Sequence gating = new Sequence();
    private final int slotsInBlock;
    private final AtomicLong consumedSlots = new AtomicLong();
    private Block open;
    private long openBlock;
    private long readBlock;
    private int readSlot;

    BlockRing(final int samplesInBlock) {
        slotsInBlock = 2 * samplesInBlock;
        blocks = RingBuffer.createSingleProducer(
                () -> new Block(slotsInBlock), CAPACITY / samplesInBlock, new BusySpinWaitStrategy());
        blocks.addGatingSequences(gating);
        openNext();
    }

    @Override
    public boolean offer(final int seriesId, final long value) {
        Block block = open;
        int slot = block.used.getPlain();
        if (slot == slotsInBlock) {
            if (!openNext()) {
                return false;
            }
            block = open;
            slot = 0;
        }
        block.slots[slot] = seriesId;
        block.slots[slot + 1] = value;
        block.used.setRelease(slot + 2);
        return true;
    }

    private boolean openNext() {
        final long sequence;
        try {
            sequence = blocks.tryNext();
        } catch (final InsufficientCapacityException full) {
            return false;
        }
        openBlock = sequence;
        open = blocks.get(sequence);
        open.used.setPlain(0);
        blocks.publish(sequence);
        return true;
    }

    @Override
    public int drain(final SampleConsumer consumer) {
        final long cursor = blocks.getCursor();
        int drained = 0;
        while (readBlock <= cursor) {
            final Block block = blocks.get(readBlock);
            final int used = block.used.getAcquire();
            if (used > readSlot) {
                consumer.onSamples(block.slots, readSlot, used);
                consumedSlots.setRelease(consumedSlots.getPlain() + used - readSlot);
                drained += (used - readSlot) / 2;
                readSlot = used;
            }
            if (used < slotsInBlock) {
                break;
            }
            gating.set(readBlock++);
            readSlot = 0;
        }
        return drained;
    }

    @Override
    public boolean isEmpty() {
        return consumedSlots.getAcquire() == openBlock * slotsInBlock + open.used.getPlain();
    }

    private static final class Block {
        final long[] slots;
        final AtomicInteger used = new AtomicInteger();

        Block(final int slotsInBlock) {
            slots = new long[slotsInBlock];
        }
    }
}
