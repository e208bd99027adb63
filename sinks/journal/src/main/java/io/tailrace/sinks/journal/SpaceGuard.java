package io.tailrace.sinks.journal;

import java.io.File;
import java.util.concurrent.TimeUnit;

/**
 * Watches how much room the disk has, at most four times a second by the injected clock. Once it is full, it counts as full until
 * there is room for some frames above the reserve, so that it does not change its mind with each frame. Belongs to the appender.
 */
final class SpaceGuard {
    static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Enough to begin a roll file with the longest frame. */
    static final long ROOM_TO_GO_ON_BYTES = 256 * 1024;

    private final JournalFiles files;
    private final File directory;
    private final long reserveBytes;
    private final long lowSpaceBytes;
    private final JournalCounters counters;
    private long lookedAtNs;
    private boolean hasLooked;
    private boolean isFull;
    private boolean isLow;
    private boolean isDoubtful;

    SpaceGuard(final JournalSettings settings, final JournalCounters counters) {
        this.files = settings.files();
        this.directory = settings.directory().toFile();
        this.reserveBytes = settings.reserveBytes();
        this.lowSpaceBytes = settings.lowSpaceBytes();
        this.counters = counters;
    }

    /** Whether a journal may be opened for appending. */
    static boolean isEnoughToOpen(final JournalSettings settings) {
        return settings.files().usableBytes(settings.directory().toFile())
                >= settings.reserveBytes() + ROOM_TO_GO_ON_BYTES;
    }

    /** Something failed: the next call is to look. */
    void lookAgain() {
        hasLooked = false;
    }

    /** Looks if it is time to; whether it was. */
    boolean watch(final long nowNs) {
        final boolean isDue = !hasLooked || nowNs - lookedAtNs >= LOOK_INTERVAL_NS;
        if (isDue) {
            look(nowNs);
        }
        return isDue;
    }

    /** Looks now; how much can be taken from the disk without going into the reserve. */
    long look(final long nowNs) {
        final long usableBytes = files.usableBytes(directory);
        lookedAtNs = nowNs;
        hasLooked = true;
        isLow = usableBytes < lowSpaceBytes;
        if (usableBytes < reserveBytes) {
            becomeFull();
            isDoubtful = false;
        } else if (!isDoubtful && usableBytes >= reserveBytes + ROOM_TO_GO_ON_BYTES) {
            isFull = false;
        }
        return usableBytes - reserveBytes;
    }

    /** There was too little for a frame. */
    void onTooLittle() {
        becomeFull();
    }

    /** The disk refused room although it seemed to have some: a quota, or it holds too many files. */
    void onRefused() {
        becomeFull();
        isDoubtful = true;
    }

    /** What was doubtful is so. */
    void onProven() {
        isFull = false;
        isDoubtful = false;
    }

    boolean isFull() {
        return isFull;
    }

    /** Below the setting. */
    boolean isLow() {
        return isLow;
    }

    /** Whether only an attempt can tell that the disk is not full any more. */
    boolean isDoubtful() {
        return isDoubtful;
    }

    private void becomeFull() {
        if (!isFull) {
            isFull = true;
            counters.increment(JournalCounter.SPACE_SHORTAGES);
        }
    }
}
