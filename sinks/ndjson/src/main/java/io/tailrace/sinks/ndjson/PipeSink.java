package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.CloseHelper;

/** A named pipe. Opening it waits for a reader, writing it for one that reads. */
final class PipeSink implements LineSink {
    private final Path path;
    private volatile FileChannel channel;

    PipeSink(final Path path) {
        this.path = path;
    }

    @Override
    public void open() throws IOException {
        if (channel == null) {
            if (!Files.exists(path) || Files.isRegularFile(path)) {
                throw new IOException("pipe " + path + " is gone; make it with mkfifo");
            }
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
        }
    }

    @Override
    public boolean canReopen() {
        return true;
    }

    @Override
    public void write(final byte[] bytes) throws IOException {
        final ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
        channel = null;
    }

    /** A writer comes out when its channel is closed; an opener when there is a reader, which this is for a moment. */
    @Override
    public void release() {
        CloseHelper.quietClose(channel);
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                        .close();
            }
        } catch (final IOException e) {
            // Then nobody waits for a reader of it either.
        }
    }
}
