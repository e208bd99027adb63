package io.tailrace.jmh.peers;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** One of Agrona's ring buffers, and messages of 16 bytes: as much as a sample of ours. What was written is read away between bursts. */
final class MessageRing {
    private static final int SAMPLE_BYTES = 2 * Long.BYTES;
    private static final int MESSAGE_TYPE = 1;

    private final RingBuffer ring;

    MessageRing(final RingBuffer ring) {
        this.ring = ring;
    }

    /** Memory for a ring, with room for so many bytes of messages. */
    static UnsafeBuffer memory(final int bytes) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(bytes + RingBufferDescriptor.TRAILER_LENGTH));
    }

    /** A message that is filled again for each call; one a thread. */
    static UnsafeBuffer message() {
        return new UnsafeBuffer(new byte[SAMPLE_BYTES]);
    }

    void write(final UnsafeBuffer message, final long value) {
        message.putLong(0, 1);
        message.putLong(Long.BYTES, value);
        if (!ring.write(MESSAGE_TYPE, message, 0, SAMPLE_BYTES)) {
            throw new IllegalStateException("the ring is full; a burst must be smaller than it");
        }
    }

    /** Reads away at least so much that three quarters are free. By any thread, one after the other. */
    synchronized void makeRoom() {
        do {
            ring.read((type, buffer, index, length) -> {});
            // A writer that was stopped within a message holds up what is behind it.
        } while (ring.size() > ring.capacity() / 4);
    }
}
