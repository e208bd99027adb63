package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a {@link BookmarkedFile} does with its file, so that a test can die in the middle of it. */
interface BookmarkedFileIo extends AutoCloseable {
    long sizeInBytes() throws IOException;

    /** So many bytes, ready to be read. */
    ByteBuffer read(long at, int lengthInBytes) throws IOException;

    /** Writes some of the bytes. */
    void write(ByteBuffer bytes, long at) throws IOException;

    void truncate(long sizeInBytes) throws IOException;

    void sync() throws IOException;

    @Override
    void close() throws IOException;

    /** A file of the system, locked. */
    static BookmarkedFileIo open(final Path path) {
        try {
            final FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new FrameLogException(
                        "File " + path + ": another reader writes it; stop that one or choose another path");
            }
            return new SystemBookmarkedFileIo(channel);
        } catch (final IOException e) {
            throw new UncheckedIOException("File " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(final FileChannel channel) throws IOException {
        try {
            // It ends with the channel.
            return channel.tryLock() != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }
}
