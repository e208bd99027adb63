package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes a {@link LineChannel} from one place on. What is given at once is written whole, or counts as not written: the next write begins at the same place. Closing it
 * leaves the channel open, which somebody else holds for its lock.
 */
final class LineOutput implements WritableByteChannel {
    private final LineChannel channel;
    private long positionInBytes;
    private boolean isOpen = true;

    LineOutput(final LineChannel channel, final long positionInBytes) {
        this.channel = channel;
        this.positionInBytes = positionInBytes;
    }

    /** Where the next write begins. */
    long positionInBytes() {
        return positionInBytes;
    }

    @Override
    public int write(final ByteBuffer bytes) throws IOException {
        final int begin = bytes.position();
        long at = positionInBytes;
        try {
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (final IOException e) {
            bytes.position(begin);
            throw e;
        }
        positionInBytes = at;
        return bytes.position() - begin;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
