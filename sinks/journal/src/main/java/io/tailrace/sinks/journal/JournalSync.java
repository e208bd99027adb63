package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.collections.IntArrayList;

/**
 * Forces frames to the device as the policy says. A frame is found after the death of the machine if its roll file, all roll files
 * before, and the folder with their names are on the device; all else in the folder is made anew or done without. Belongs to the
 * appender's thread.
 */
final class JournalSync {
    /** {@link #present}: nothing was appended yet. */
    private static final int NONE = 0;

    /** Numbers of the roll files that were gone on from since frames were forced last. */
    private final IntArrayList ended = new IntArrayList();

    private final JournalSettings settings;
    private final EngineClock clock;
    private final DistinctErrors errors;
    private long forcedAtNs;
    /** At first, too: what an earlier process made may not be on the device. */
    private boolean isFolderChanged = true;
    /** Number of the roll file that was appended to last. */
    private int present = NONE;

    JournalSync(final JournalSettings settings, final EngineClock clock, final DistinctErrors errors) {
        this.settings = settings;
        this.clock = clock;
        this.errors = errors;
        this.forcedAtNs = clock.nanoTime();
    }

    /**
     * A frame was appended to that roll file. If it is another one than before, be it after a roll or after a failure, the one before is
     * forced with what comes, so that a roll does not wait for the device.
     */
    void onFrame(final int rollNumber) {
        if (rollNumber == present) {
            return;
        }
        isFolderChanged = true;
        if (present != NONE && settings.syncPolicy() != SyncPolicy.NONE) {
            ended.addInt(present);
        }
        present = rollNumber;
    }

    /** Forces if the interval says so; behind {@link #onFrame} and all that belongs to the frame. */
    void onAppended() {
        if (settings.syncPolicy() == SyncPolicy.EVERY_INTERVAL
                && clock.nanoTime() - forcedAtNs >= settings.syncIntervalNs()) {
            force();
        }
    }

    /**
     * The engine flushes, or ends.
     *
     * @return whether all that was appended is on the device, as far as promised; if not, the next one tries again.
     */
    boolean onFlush() {
        return settings.syncPolicy() == SyncPolicy.NONE || present == NONE || force();
    }

    /** Older frames are to be deleted: forces what is kept in place of them if it is not on the device; false if it cannot. */
    boolean isEndedSafe() {
        if (!ended.isEmpty()) {
            force();
        }
        return ended.isEmpty();
    }

    private boolean force() {
        forcedAtNs = clock.nanoTime();
        try {
            for (int i = 0; i < ended.size(); i++) {
                final Path before = file(ended.getInt(i));
                // Retention may have deleted it.
                if (!Files.notExists(before)) {
                    settings.files().force(before);
                }
            }
            ended.clear();
            settings.files().force(file(present));
            if (isFolderChanged) {
                settings.files().forceDirectory(settings.directory());
                isFolderChanged = false;
            }
            return true;
        } catch (final IOException e) {
            errors.report(new FrameLogException(
                    "Journal " + settings.directory() + ": frames may not survive the death of the machine: " + e, e));
            return false;
        }
    }

    private Path file(final int rollNumber) {
        return settings.directory().resolve(JournalPosition.fileNameOf(rollNumber));
    }
}
