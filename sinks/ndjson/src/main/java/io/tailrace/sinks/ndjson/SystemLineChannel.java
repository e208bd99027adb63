package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** A file of the file system. */
final class SystemLineChannel implements LineChannel {
    private final FileChannel channel;

    SystemLineChannel(final FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean lock() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (final OverlappingFileLockException e) {
            throw new IOException("this process writes it already", e);
        }
    }

    @Override
    public long sizeInBytes() throws IOException {
        return channel.size();
    }

    @Override
    public int read(final ByteBuffer bytes, final long at) throws IOException {
        return channel.read(bytes, at);
    }

    @Override
    public int write(final ByteBuffer bytes, final long at) throws IOException {
        return channel.write(bytes, at);
    }

    @Override
    public void truncate(final long sizeInBytes) throws IOException {
        channel.truncate(sizeInBytes);
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
