package io.tailrace.jmh.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.engine.aggregate.SampleConsumer;

/** A Disruptor with one sample an event: the sequencer is asked for each sample, and the cursor is the line that both sides share. */
class EventRing implements RingForm {
    final RingBuffer<Event> events = RingBuffer.createSingleProducer(Event::new, CAPACITY, new BusySpinWaitStrategy());
    private final Sequence gating = new Sequence();
    private final long[] batch = new long[2 * CAPACITY];
    private long next;

    EventRing() {
        events.addGatingSequences(gating);
    }

    @Override
    public boolean offer(final int seriesId, final long value) {
        final long sequence;
        try {
            sequence = events.tryNext();
        } catch (final InsufficientCapacityException full) {
            return false;
        }
        publish(sequence, seriesId, value);
        return true;
    }

    final void publish(final long sequence, final int seriesId, final long value) {
        final Event event = events.get(sequence);
        event.seriesId = seriesId;
        event.value = value;
        events.publish(sequence);
    }

    @Override
    public int drain(final SampleConsumer consumer) {
        final long cursor = events.getCursor();
        int slots = 0;
        while (next <= cursor) {
            final Event event = events.get(next++);
            batch[slots++] = event.seriesId;
            batch[slots++] = event.value;
        }
        if (slots > 0) {
            consumer.onSamples(batch, 0, slots);
            gating.set(cursor);
        }
        return slots / 2;
    }

    @Override
    public boolean isEmpty() {
        return gating.get() == events.getCursor();
    }

    /** One sample. */
    static final class Event {
        int seriesId;
        long value;
    }
}
