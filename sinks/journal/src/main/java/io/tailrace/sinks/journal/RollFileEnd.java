package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.file.Files;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a roll file ends.
 *
 * @param usedBytes up to the end of the last entry.
 * @param frames in the file; -1 if its end is damaged, so that they cannot be counted.
 * @param isEnded whether a writer marked the end, to go on in another file.
 */
record RollFileEnd(long usedBytes, long frames, boolean isEnded) {
    private static final RollFileEnd NO_FILE = new RollFileEnd(0, 0, false);
    private static final RollFileEnd NOT_READABLE = new RollFileEnd(0, -1, false);

    /** Opens the file for a moment. */
    static RollFileEnd of(final RollFiles files, final int rollNumber) {
        final UnsafeBuffer window = RollFile.newWindow();
        try (RollFile file = files.open(rollNumber, window)) {
            if (file == null) {
                return files.folder().rollFile(rollNumber).toFile().exists() ? NOT_READABLE : NO_FILE;
            }
            return of(file);
        } catch (final RuntimeException e) {
            files.errors().report(e);
            return NOT_READABLE;
        }
    }

    /**
     * Bytes that are used in a file that is gone on with; 0 if there is none, or one that was never begun.
     *
     * @throws IOException if there is one and it cannot be told, be it only now.
     */
    static long usedBytes(final JournalFolder folder, final int rollNumber) throws IOException {
        if (Files.notExists(folder.rollFile(rollNumber))) {
            return 0;
        }
        try (RollFile file = new RollFile(rollNumber, folder.open(rollNumber), RollFile.newWindow())) {
            final RollFileEnd end = of(file);
            if (!end.isIntact() && !file.isUnfinished()) {
                throw new IOException(folder.text(
                        JournalPosition.fileNameOf(rollNumber) + " in it does not say how much of it is used"));
            }
            return end.usedBytes();
        } catch (final FrameLogException e) {
            throw new IOException(folder.text(e.getMessage()), e);
        }
    }

    /** Whether the file ends as a writer leaves it. */
    boolean isIntact() {
        return frames >= 0;
    }

    static RollFileEnd of(final RollFile file) {
        final long lastEntryAt = file.header().isSound() ? file.header().lastEntryAt() : -1;
        if (lastEntryAt == 0 && file.isBegun()) {
            return follow(file, 0, 0);
        }
        final long lastNumber = lastEntryAt > 0 && isFrame(file, lastEntryAt) ? numberOf(file, lastEntryAt) : -1;
        return lastNumber < 0 ? damaged(file) : follow(file, lastEntryAt, lastNumber);
    }

    private static boolean isFrame(final RollFile file, final long entryAt) {
        return new RollFileSearch().isFrame(file, entryAt, file.headerAt(entryAt));
    }

    private static long numberOf(final RollFile file, final long lastEntryAt) {
        final long told = file.header().lastFrame(lastEntryAt);
        return told >= 0 ? told : new RollFileIndex(file).numberAt(lastEntryAt);
    }

    private static RollFileEnd follow(final RollFile file, final long from, final long fromNumber) {
        long at = from;
        long frames = fromNumber;
        int header = file.headerAt(at);
        while (EntryHeader.isReady(header)) {
            final long next = EntryHeader.next(at, header);
            if (next > file.lengthInBytes()) {
                return damaged(file);
            }
            if (!EntryHeader.isMetaData(header)) {
                frames++;
            }
            at = next;
            header = file.headerAt(at);
        }
        return new RollFileEnd(at, frames, EntryHeader.isEndOfFile(header));
    }

    /** All whole frames are searched for, so that what is used is known. */
    private static RollFileEnd damaged(final RollFile file) {
        final RollFileSearch search = new RollFileSearch();
        long used = 0;
        long found = search.next(file, 0);
        while (found != RollFileSearch.NOT_FOUND) {
            used = EntryHeader.next(found, file.headerAt(found));
            found = search.next(file, used);
        }
        return new RollFileEnd(used, -1, false);
    }
}
