package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Forces frames to the device as the policy says. A frame is found after the death of the machine if its roll file, all roll files
 * before, and the folder with their names are on the device; all else in the folder is made anew or done without. Belongs to the
 * appender's thread.
 */
final class JournalSync {
    /** Roll files that were ended since frames were forced last. */
    private final List<File> ended = new ArrayList<>();

    private final JournalSettings settings;
    private final EngineClock clock;
    private final DistinctErrors errors;
    private long forcedAtNs;
    /** At first, too: what an earlier process made may not be on the device. */
    private boolean isFolderChanged = true;

    JournalSync(final JournalSettings settings, final EngineClock clock, final DistinctErrors errors) {
        this.settings = settings;
        this.clock = clock;
        this.errors = errors;
        this.forcedAtNs = clock.nanoTime();
    }

    /** Frames were appended to that file. */
    void onAppend(final File file) {
        if (settings.syncPolicy() == SyncPolicy.EVERY_INTERVAL
                && clock.nanoTime() - forcedAtNs >= settings.syncIntervalNs()) {
            force(file);
        }
    }

    /** That file is followed by another. It is forced with what comes, so that a roll does not wait for the device. */
    void onRoll(final File file) {
        isFolderChanged = true;
        if (settings.syncPolicy() != SyncPolicy.NONE && file != null) {
            ended.add(file);
        }
    }

    /** The engine flushes, or ends. */
    void onFlush(final File file) {
        if (settings.syncPolicy() != SyncPolicy.NONE && file != null) {
            force(file);
        }
    }

    /** Older frames are to be deleted: forces what is kept in place of them if it is not on the device; false if it cannot. */
    boolean isEndedSafe(final File file) {
        if (!ended.isEmpty()) {
            force(file);
        }
        return ended.isEmpty();
    }

    private void force(final File file) {
        forcedAtNs = clock.nanoTime();
        try {
            for (final File before : ended) {
                // Retention may have deleted it.
                if (before.exists()) {
                    settings.files().force(before.toPath());
                }
            }
            ended.clear();
            settings.files().force(file.toPath());
            if (isFolderChanged) {
                settings.files().forceDirectory(settings.directory());
                isFolderChanged = false;
            }
        } catch (final IOException e) {
            errors.report(new FrameLogException(
                    "Journal " + settings.directory() + ": frames may not survive the death of the machine: " + e, e));
        }
    }
}
