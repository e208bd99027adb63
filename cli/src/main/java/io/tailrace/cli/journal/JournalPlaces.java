package io.tailrace.cli.journal;

import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalPosition;

/** Says where in a journal's folder a frame lies. */
public final class JournalPlaces {
    static final long NO_POSITION = -1;

    private final ChronicleJournal journal;

    JournalPlaces(final ChronicleJournal journal) {
        this.journal = journal;
    }

    /**
     * Describes a position.
     *
     * @param position of a frame; -1 for none.
     * @return position, file, the frame's number in it, and the byte in the file at which it begins.
     */
    public String describe(final long position) {
        if (position == NO_POSITION) {
            return "no position";
        }
        if (!isInFile(position)) {
            return "position " + position;
        }
        final long byteOffset = byteOffset(position);
        return "position " + position + " (" + JournalPosition.fileName(position) + ", entry "
                + JournalPosition.placeInFile(position)
                + (byteOffset == ChronicleJournal.NO_BYTE_OFFSET ? "" : ", byte " + byteOffset) + ")";
    }

    /** Whether a roll file can hold it. */
    boolean isInFile(final long position) {
        return JournalPosition.rollNumber(position) > 0;
    }

    /** Of the frame in its file, or {@link ChronicleJournal#NO_BYTE_OFFSET}. */
    long byteOffset(final long position) {
        return journal.byteOffset(position);
    }
}
