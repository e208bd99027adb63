package io.tailrace.jmh.recording;

import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.jmh.Values;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A thread's own channel of a whole engine, whose aggregator thread drains it: what a user has. */
@State(Scope.Thread)
public class EngineChannel {
    private static final int MASK = Values.COUNT - 1;

    ChannelHistogram latency;
    private Channel channel;
    private EngineState engine;

    /** Opens the channel. */
    @Setup
    public void open(final EngineState state) {
        engine = state;
        channel = state.engine.openChannel(Thread.currentThread().getName());
        latency = channel.histogram(state.latency);
    }

    /** Gives the burst an empty ring. */
    @Setup(Level.Invocation)
    public void awaitDrained() {
        engine.awaitDrained();
    }

    /**
     * A burst of samples.
     *
     * @param values {@link Values#COUNT} of them, again and again.
     */
    public void burst(final long[] values) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            latency.record(values[i & MASK]);
        }
    }

    /** Closes the channel. */
    @TearDown
    public void close() {
        channel.close();
    }
}
