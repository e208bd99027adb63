package io.tailrace.jmh.recording;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A bare Disruptor, one producer, one sample an event; what it published is freed between bursts. */
@State(Scope.Thread)
public class DisruptorState {
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
