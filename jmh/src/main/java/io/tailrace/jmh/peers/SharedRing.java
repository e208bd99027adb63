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
    private static final int BYTES = 1 << 23;

    private final MessageRing ring = new MessageRing(new ManyToOneRingBuffer(MessageRing.memory(BYTES)));

    /** A thread's way to it. */
    @State(Scope.Thread)
    public static class Writer {
        private final UnsafeBuffer message = MessageRing.message();
        private MessageRing ring;

        /** Gives the burst room. */
        @Setup(Level.Invocation)
        public void makeRoom(final SharedRing shared) {
            ring = shared.ring;
            ring.makeRoom();
        }

        void write(final long value) {
            ring.write(message, value);
        }
    }
}
