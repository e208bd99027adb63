package io.tailrace.sinks.journal;

import java.io.File;
import java.nio.file.Path;

/**
 * Says whether the disk has room for a frame without going into the reserve. Asks the file system before each 64 appends, or
 * before half the reserve was written, whichever comes first: what others write meanwhile has the other half.
 */
final class SpaceGuard {
    private static final int APPENDS_BETWEEN_LOOKS = 64;

    private final JournalFiles files;
    private final File directory;
    private final long reserveBytes;
    private int appendsLeft;
    private long bytesLeft;

    SpaceGuard(final JournalFiles files, final Path directory, final long reserveBytes) {
        this.files = files;
        this.directory = directory.toFile();
        this.reserveBytes = reserveBytes;
    }

    /** Something failed: the next append is to look. */
    void lookAgain() {
        appendsLeft = 0;
    }

    boolean admits(final int lengthInBytes) {
        if (appendsLeft == 0 || bytesLeft < lengthInBytes) {
            final long room = files.usableBytes(directory) - reserveBytes;
            if (room < lengthInBytes) {
                appendsLeft = 0;
                return false;
            }
            appendsLeft = APPENDS_BETWEEN_LOOKS;
            bytesLeft = Math.min(room, reserveBytes / 2);
        }
        appendsLeft--;
        bytesLeft -= lengthInBytes;
        return true;
    }
}
