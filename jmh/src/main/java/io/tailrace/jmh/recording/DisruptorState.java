package io.tailrace.jmh.recording;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.jmh.Values;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A bare Disruptor, one producer, one sample an event; what it published is freed between bursts. */
@State(Scope.Thread)
public class DisruptorState {
    private static final int MASK = Values.COUNT - 1;

    RingBuffer<Event> ring;
    private Sequence gating;

    /** Makes the ring. */
    @Setup
    public void make() {
        gating = new Sequence();
        ring = RingBuffer.createSingleProducer(Event::new, 2 * Burst.LENGTH, new BusySpinWaitStrategy());
        ring.addGatingSequences(gating);
    }

    /** Gives the burst an empty ring. */
    @Setup(Level.Invocation)
    public void free() {
        gating.set(ring.getCursor());
    }

    /**
     * A burst of samples.
     *
     * @param values {@link Values#COUNT} of them, again and again.
     */
    public void burst(final long[] values) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            publish(1, values[i & MASK]);
        }
    }

    void publish(final int seriesId, final long value) {
        final long sequence = ring.next();
        final Event event = ring.get(sequence);
        event.seriesId = seriesId;
        event.value = value;
        ring.publish(sequence);
    }

    /** One sample. */
    static final class Event {
        int seriesId;
        long value;
    }
}
