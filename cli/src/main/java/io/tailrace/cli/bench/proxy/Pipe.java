package io.tailrace.cli.bench.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a connection: what is read from one socket is written to the other, in its order, when it is due. Proxy's thread. */
final class Pipe {
    /** Beyond that nothing is read, and the sender's own window holds it back. */
    private static final int MOST_BYTES = 256 << 10;

    private static final int CHUNK_BYTES = 16 << 10;

    private final SocketChannel source;
    private final SocketChannel sink;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int heldBytes;
    private boolean isAtEnd;
    private boolean isEnded;

    Pipe(final SocketChannel source, final SocketChannel sink) {
        this.source = source;
        this.sink = sink;
    }

    /**
     * Takes what has come, and hands on what is due.
     *
     * @return bytes that were moved.
     */
    int move(final long nowNs, final long delayNs) throws IOException {
        return take(nowNs + delayNs) + handOn(nowNs);
    }

    private int take(final long dueNs) throws IOException {
        int taken = 0;
        while (!isAtEnd && heldBytes < MOST_BYTES) {
            final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
            final int length = source.read(bytes);
            if (length < 0) {
                isAtEnd = true;
            }
            if (length <= 0) {
                break;
            }
            final long lastNs = chunks.isEmpty() ? dueNs : chunks.peekLast().dueNs;
            // Bytes never pass each other, however the delay changes.
            chunks.add(new Chunk(bytes.flip(), dueNs - lastNs < 0 ? lastNs : dueNs));
            heldBytes += length;
            taken += length;
        }
        return taken;
    }

    private int handOn(final long nowNs) throws IOException {
        int written = 0;
        while (!chunks.isEmpty() && nowNs - chunks.peek().dueNs >= 0) {
            final ByteBuffer bytes = chunks.peek().bytes;
            final int length = isEnded ? bytes.remaining() : sink.write(bytes);
            written += length;
            heldBytes -= length;
            if (!isEnded && bytes.hasRemaining()) {
                break;
            }
            chunks.remove();
        }
        if (isAtEnd && chunks.isEmpty()) {
            end();
        }
        return written;
    }

    /** Ends this half: the sink's peer reads no more. What comes later goes nowhere. */
    void end() throws IOException {
        if (!isEnded) {
            isEnded = true;
            sink.shutdownOutput();
        }
    }

    boolean isEnded() {
        return isEnded;
    }

    private record Chunk(ByteBuffer bytes, long dueNs) {}
}
