package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the system. */
final class SystemBookmarkedFileIo implements BookmarkedFileIo {
    private final FileChannel channel;

    SystemBookmarkedFileIo(final FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long sizeInBytes() throws IOException {
        return channel.size();
    }

    @Override
    public ByteBuffer read(final long at, final int lengthInBytes) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(lengthInBytes);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("it was cut off while it was looked at");
            }
        }
        return bytes.flip();
    }

    @Override
    public void write(final ByteBuffer bytes, final long at) throws IOException {
        channel.write(bytes, at);
    }

    @Override
    public void truncate(final long sizeInBytes) throws IOException {
        channel.truncate(sizeInBytes);
    }

    @Override
    public void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
