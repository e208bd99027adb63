package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.TailerState;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Goes through the entries of a queue, and over damaged ones. Chronicle trusts the lengths it finds, and a mapping of a file does
 * not end where the file ends: whoever follows a damaged length can end the JVM. So every length is looked at before the next entry
 * is, also those of Chronicle's own entries, and damage is passed by way of the index alone. Lengths up to a frame's need no look:
 * the file is longer than what is used of it by more.
 */
final class EntryCursor implements AutoCloseable {
    /** {@link #read} found no entry. */
    static final int NOTHING = -1;
    /** {@link #read} passed an entry of Chronicle's own. */
    static final int NO_FRAME = -2;
    /** {@link #read} passed an entry that is longer than any frame. */
    static final int TOO_LONG = -3;

    private static final int INDEX_SPACING = RollNumbers.INSTANCE.defaultIndexSpacing();

    private final UnsafeBuffer entry = new UnsafeBuffer(0, 0);
    private final SingleChronicleQueue queue;
    private ExcerptTailer tailer;
    private long readPosition;

    EntryCursor(final SingleChronicleQueue queue) {
        this.queue = queue;
        this.tailer = newTailer();
    }

    void toStart() {
        tailer.toStart();
    }

    /** Only if the end of the last roll file is intact. */
    void toEnd() {
        tailer.toEnd();
    }

    boolean toFile(final int rollNumber) {
        return tailer.moveToIndex(JournalPosition.firstOf(rollNumber));
    }

    /** Goes to a position that is there. From where Chronicle's index leads, entry by entry: Chronicle would go unlooking. */
    boolean to(final long position, final UnsafeBuffer scratch) {
        final int rollNumber = JournalPosition.rollNumber(position);
        final long frames = RollFileEnd.frames(queue, rollNumber);
        if (frames >= 0 && JournalPosition.placeInFile(position) >= frames) {
            return false;
        }
        // The index of a file whose end is damaged may lack the last of its entries.
        final long known = frames < 0 ? JournalPosition.firstOf(rollNumber) : position - position % INDEX_SPACING;
        boolean isFound = tailer.moveToIndex(known);
        while (isFound && tailer.index() < position) {
            isFound = read(scratch) != NOTHING && JournalPosition.rollNumber(tailer.index()) == rollNumber;
        }
        return isFound;
    }

    /** Of the frame that was read last. */
    long readPosition() {
        return readPosition;
    }

    /** Of the next entry. */
    long nextPosition() {
        return tailer.index();
    }

    /** Whether there is nothing to read although the file's end was not reached. */
    boolean isWithinFile() {
        return tailer.state() == TailerState.FOUND_IN_CYCLE;
    }

    int rollNumber() {
        return tailer.cycle();
    }

    /**
     * Reads the next entry.
     *
     * @return its length if it can be a frame, else one of the negative answers.
     * @throws IllegalStateException if what is there is no entry.
     */
    int read(final UnsafeBuffer target) {
        try (DocumentContext context = tailer.readingDocument(true)) {
            if (!context.isPresent()) {
                return NOTHING;
            }
            final Bytes<?> bytes = context.wire().bytes();
            final long at = bytes.readPosition();
            final long length = bytes.readRemaining();
            if (length > FrameLayout.MAX_FRAME_LENGTH) {
                requireInFile(at + length);
                return context.isMetaData() ? NO_FRAME : TOO_LONG;
            }
            if (context.isMetaData()) {
                return NO_FRAME;
            }
            entry.wrap(bytes.addressForRead(at), (int) length);
            target.putBytes(0, entry, 0, (int) length);
            readPosition = context.index();
            return (int) length;
        }
    }

    /**
     * Goes on behind what cannot be read: in the same file where Chronicle's index leads, else in a later file. If there is no such
     * place, the cursor is nowhere, and skipping is to be tried again.
     */
    boolean skip(final long damaged, final int lastRollNumber) {
        if (damaged < JournalPosition.firstOf(RollNumbers.FIRST)) {
            return false;
        }
        // A new tailer: the old one may be in the middle of something, and would search on from where it is.
        tailer.close();
        tailer = newTailer();
        final int rollNumber = JournalPosition.rollNumber(damaged);
        final long indexed = damaged - damaged % INDEX_SPACING + INDEX_SPACING;
        if (JournalPosition.placeInFile(indexed) < RollFileEnd.frames(queue, rollNumber)
                && tailer.moveToIndex(indexed)) {
            return true;
        }
        for (int later = rollNumber + 1; later <= lastRollNumber; later++) {
            if (toFile(later)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        tailer.close();
    }

    private ExcerptTailer newTailer() {
        final ExcerptTailer made = queue.createTailer();
        made.singleThreadedCheckDisabled(true);
        return made;
    }

    private void requireInFile(final long end) {
        final long usedBytes = RollFileEnd.of(queue, tailer.cycle()).usedBytes();
        if (end > usedBytes) {
            throw new IllegalStateException(
                    "an entry would end at " + end + " where the last one ends at " + usedBytes);
        }
    }
}
