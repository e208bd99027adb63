package io.tailrace.sinks.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Room on the machine's disk, by plain writes: those of a channel would fail on a thread that is interrupted. */
final class SystemDiskRoom implements JournalFiles.DiskRoom {
    /** What the JVM writes from its stack, without memory of its own for each call. */
    private static final int WRITE_BYTES = 8 * 1024;

    private final byte[] zeros = new byte[WRITE_BYTES];
    private final RandomAccessFile file;

    SystemDiskRoom(final Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public void fill(final long offset, final long lengthInBytes) throws IOException {
        file.seek(offset);
        for (long left = lengthInBytes; left > 0; left -= WRITE_BYTES) {
            file.write(zeros, 0, (int) Math.min(left, WRITE_BYTES));
        }
    }

    @Override
    public void fillHoles(final long lengthInBytes) throws IOException {
        final byte[] content = new byte[(int) Math.min(lengthInBytes, file.length())];
        file.seek(0);
        file.readFully(content);
        file.seek(0);
        file.write(content);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (final IOException alreadyUseless) {
            // What was written is written; there is nothing else to lose.
        }
    }
}
