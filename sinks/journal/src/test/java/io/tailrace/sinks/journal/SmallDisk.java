package io.tailrace.sinks.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** A disk whose room a test sets; what the journal makes of it is taken off. */
final class SmallDisk extends JournalFilesDecorator {
    /** As the file system tells it. */
    long usableBytes = 64L << 20;
    /** As it is; below the above for a quota. */
    long hiddenBytes = Long.MAX_VALUE;
    /** How often it was asked. */
    int looks;

    SmallDisk() {
        super(JournalFiles.system());
    }

    @Override
    public long usableBytes(final File directory) {
        looks++;
        return usableBytes;
    }

    @Override
    public DiskRoom openRoom(final Path file) throws IOException {
        final DiskRoom room = super.openRoom(file);
        return new DiskRoom() {
            @Override
            public void fill(final long offset, final long lengthInBytes) throws IOException {
                if (lengthInBytes > Math.min(usableBytes, hiddenBytes)) {
                    throw new IOException("No space left on device");
                }
                room.fill(offset, lengthInBytes);
                usableBytes -= lengthInBytes;
                hiddenBytes -= lengthInBytes;
            }

            @Override
            public void fillHoles(final long lengthInBytes) throws IOException {
                room.fillHoles(lengthInBytes);
            }

            @Override
            public void close() {
                room.close();
            }
        };
    }
}
