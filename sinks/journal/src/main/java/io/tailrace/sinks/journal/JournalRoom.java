package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.agrona.CloseHelper;

/**
 * Room on the disk for what is appended next: watches the disk, and makes the room before it is written through the mapping.
 * Belongs to the appender.
 */
final class JournalRoom implements AutoCloseable {
    private final JournalSettings settings;
    private final JournalFolder folder;
    private final JournalCounters counters;
    private final SpaceGuard space;
    /** In the present roll file; null until something is to be appended to it. */
    private RollFileRoom room;

    JournalRoom(final JournalSettings settings, final JournalFolder folder, final JournalCounters counters) {
        this.settings = settings;
        this.folder = folder;
        this.counters = counters;
        this.space = new SpaceGuard(settings, counters);
    }

    /** Looks at the disk if it is time to; whether it has room, as far as that tells. */
    boolean watch(final QueueWriter writer, final long nowNs) {
        if (space.watch(nowNs) && space.isDoubtful() && isProven(writer, nowNs)) {
            space.onProven();
        }
        return !space.isFull();
    }

    boolean isFull() {
        return space.isFull();
    }

    boolean isLow() {
        return space.isLow();
    }

    /** Makes room for a frame in the present roll file; false if the disk has too little. */
    boolean isMadeFor(final QueueWriter writer, final int frameBytes, final long nowNs) throws IOException {
        if (room == null) {
            final long usedBytes = writer.usedBytes();
            if (usedBytes == 0) {
                return isMadeForFirst(writer.rollNumber(), frameBytes, nowNs);
            }
            room = new RollFileRoom(settings.files());
            if (!isTaken(() -> room.resume(folder.rollFile(writer.rollNumber()), usedBytes))) {
                close();
                return false;
            }
        }
        return isMade(room, writer.fileBytes(), frameBytes, nowNs);
    }

    /** Makes a roll file with room for its first frame; false, and no file, if the disk has too little. */
    boolean isMadeForFirst(final int rollNumber, final int frameBytes, final long nowNs) throws IOException {
        final Path file = folder.rollFile(rollNumber);
        if (RollFileEnd.usedBytes(folder, rollNumber) > 0) {
            // Zeros would go over it from its beginning on.
            throw new IOException(folder.text(
                    JournalPosition.fileNameOf(rollNumber) + " in it was to be begun and holds something already"));
        }
        final RollFileRoom next = new RollFileRoom(settings.files());
        boolean isMade = false;
        try {
            isMade = isTaken(() -> next.begin(file)) && isMade(next, 0, frameBytes, nowNs);
        } finally {
            if (!isMade) {
                next.close();
                folder.deleteUnfinishedRollFile();
            }
        }
        if (isMade) {
            close();
            room = next;
        }
        return isMade;
    }

    /** What is known of the present roll file holds no more. */
    void lookAgain() {
        close();
        space.lookAgain();
    }

    @Override
    public void close() {
        CloseHelper.close(room);
        room = null;
    }

    private boolean isMade(final RollFileRoom in, final long fileBytes, final int frameBytes, final long nowNs)
            throws IOException {
        final long missingBytes = in.missingBytes(fileBytes, frameBytes);
        if (missingBytes <= 0) {
            return true;
        }
        final long spareBytes = space.look(nowNs);
        if (spareBytes < missingBytes) {
            space.onTooLittle();
            return false;
        }
        return isTaken(() -> counters.add(JournalCounter.ROOM_BYTES, in.make(missingBytes, spareBytes, nowNs)));
    }

    private boolean isProven(final QueueWriter writer, final long nowNs) {
        try {
            return writer == null || isMadeFor(writer, FrameLayout.MAX_FRAME_LENGTH, nowNs);
        } catch (final IOException | FrameLogException anotherFault) {
            // The next append meets it as well, and says so.
            return true;
        }
    }

    private boolean isTaken(final DiskUse use) throws IOException {
        try {
            use.run();
            return true;
        } catch (final IOException e) {
            space.lookAgain();
            if (!space.isLow() && !isOfSpace(e)) {
                throw e;
            }
            space.onRefused();
            return false;
        }
    }

    private static boolean isOfSpace(final IOException e) {
        final String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space") || message.contains("quota");
    }

    @FunctionalInterface
    private interface DiskUse {
        void run() throws IOException;
    }
}
