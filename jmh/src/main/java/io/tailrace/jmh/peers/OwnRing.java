package io.tailrace.jmh.peers;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thread's own ring of Agrona's, for one writer. */
@State(Scope.Thread)
public class OwnRing {
    private static final int BYTES = 1 << 20;

    private final MessageRing ring = new MessageRing(new OneToOneRingBuffer(MessageRing.memory(BYTES)));
    private final UnsafeBuffer message = MessageRing.message();

    /** Gives the burst room. */
    @Setup(Level.Invocation)
    public void makeRoom() {
        ring.makeRoom();
    }

    void write(final long value) {
        ring.write(message, value);
    }
}
