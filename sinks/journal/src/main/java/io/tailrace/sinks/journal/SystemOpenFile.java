package io.tailrace.sinks.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.agrona.CloseHelper;

/** A file of the machine's file system. Not by a channel: that would be closed when its thread is interrupted, as agents are. */
final class SystemOpenFile implements JournalFiles.OpenFile {
    private final RandomAccessFile file;

    SystemOpenFile(final Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read(final long at, final byte[] target, final int offset, final int lengthInBytes) throws IOException {
        file.seek(at);
        int total = 0;
        while (total < lengthInBytes) {
            final int read = file.read(target, offset + total, lengthInBytes - total);
            if (read <= 0) {
                break;
            }
            total += read;
        }
        return total;
    }

    @Override
    public long lengthInBytes() throws IOException {
        return file.length();
    }

    @Override
    public void close() {
        CloseHelper.quietClose(file);
    }
}
