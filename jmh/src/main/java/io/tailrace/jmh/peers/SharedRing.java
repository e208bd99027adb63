package io.tailrace.jmh.peers;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One ring of Agrona's that all threads write, with room for a burst of each of eight. */
@State(Scope.Benchmark)
public class SharedRing {
    private static final int BYTES = 1 << 22;

    private final MessageRing ring = new MessageRing(new ManyToOneRingBuffer(MessageRing.memory(BYTES)));

    /** A thread's way to it. */
    @State(Scope.Thread)
    public static class Writer {
        private final UnsafeBuffer message = MessageRing.message();
        private MessageRing ring;

        /** Gives the burst room: behind this there is no burst in the ring that this thread has written. */
        @Setup(Level.Invocation)
        public void empty(final SharedRing shared) {
            ring = shared.ring;
            ring.empty();
        }

        void write(final long value) {
            ring.write(message, value);
        }
    }
}
