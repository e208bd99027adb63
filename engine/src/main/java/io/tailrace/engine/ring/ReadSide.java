package io.tailrace.engine.ring;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.engine.aggregate.SampleConsumer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The aggregator's side of a {@link SampleRing}: where it is, and how it goes on. An object of its own keeps it off the writer's cache
 * line. The aggregator's thread only, except where stated.
 */
final class ReadSide {
    private static final VarHandle CONSUMED;

    static {
        try {
            CONSUMED = MethodHandles.lookup().findVarHandle(ReadSide.class, "consumed", long.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final RingBuffer<SampleBlock> blocks;
    private final Sequence gating = new Sequence();
    private long block;
    private int slot;
    private long consumed;
    private SampleBlock handedOver;

    ReadSide(final RingBuffer<SampleBlock> blocks) {
        this.blocks = blocks;
        blocks.addGatingSequences(gating);
    }

    /** Hands over what every block holds, the open one included. */
    int drain(final SampleConsumer consumer, final int sampleLimit) {
        return drain(consumer, sampleLimit, blocks.getCursor()); // acquire; pairs with publish in tryNextBlock
    }

    /** Hands over what the blocks hold that the writer has left. */
    int drainLeft(final SampleConsumer consumer, final int sampleLimit) {
        return drain(consumer, sampleLimit, blocks.getCursor() - 1); // the same acquire; the last block is open
    }

    private int drain(final SampleConsumer consumer, final int sampleLimit, final long lastBlock) {
        int drained = 0;
        while (block <= lastBlock && drained < sampleLimit) {
            final SampleBlock current = blocks.get(block);
            final int used = current.usedAcquire();
            final int from = slot;
            if (used > from) {
                // Before the call: what throws in the consumer counts as handed over and is not handed over again.
                CONSUMED.setRelease(this, consumed + (used - from) / 2); // pairs with consumedAcquire
                slot = used;
                drained += (used - from) / 2;
                handedOver = current;
                consumer.onSamples(current.slots, from, used);
            }
            if (used < current.slots.length) {
                break;
            }
            gating.set(block);
            block++;
            slot = 0;
        }
        return drained;
    }

    /** Samples that were recorded and not handed over yet. */
    long unread() {
        final long cursor = blocks.getCursor();
        final SampleBlock open = blocks.get(cursor);
        return cursor * (open.slots.length / 2) + open.usedAcquire() / 2 - consumed;
    }

    long consumed() {
        return consumed;
    }

    /** Of a sample that is being handed over. */
    long callerTimeNs(final int slot) {
        return handedOver.callerTimeNs(slot);
    }

    /** By the writer: acquire, pairs with drain; the samples below were copied out. */
    long consumedAcquire() {
        return (long) CONSUMED.getAcquire(this);
    }
}
