package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogNotice;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads frames one after the other into a buffer of its own, across roll files and past what cannot be read, and counts what was
 * lost by that. Allocates nothing as long as nothing is damaged. Belongs to one thread at a time.
 */
final class FrameReader implements AutoCloseable {
    /** {@link #next} has nothing to give now. */
    static final int NOTHING = -1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
    private final FrameStamp stamp = new FrameStamp();
    private final RollFiles files;
    private final EntryCursor cursor;
    private final DistinctErrors errors;
    private long position;
    /** Epoch, sequence and file are those of the frame before, also of one that was passed before this reader began. */
    private int lastFile;

    private int epoch;
    private long sequence;
    private boolean gap;
    private long lostAhead;
    private long lostFrames;
    private JournalBookmark taken;

    FrameReader(final JournalFolder folder, final DistinctErrors errors) {
        this.files = new RollFiles(folder, errors);
        this.cursor = new EntryCursor(files);
        this.errors = errors;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Of the frame that {@link #next} read last; 0 before the first. */
    long position() {
        return position;
    }

    long lostFrames() {
        return lostFrames;
    }

    void toStart() {
        cursor.toStart();
    }

    /** Passes what there is. */
    void toEnd() {
        try {
            cursor.toLast();
        } catch (final RuntimeException e) {
            // Then from where the cursor stands, which is before the end.
            report("unreadable at", cursor.nextPosition(), cursor.nextAt(), e);
        }
        int length = next();
        while (length != NOTHING) {
            length = next();
        }
        forget();
    }

    /** The next frame read is the first of that roll file. */
    void toFile(final int rollNumber) {
        cursor.toFile(rollNumber);
    }

    /** The next frame read is the one at that position, if there is one. */
    boolean to(final long wanted) {
        try {
            return cursor.to(wanted, buffer);
        } catch (final RuntimeException e) {
            report("unreadable at", cursor.nextPosition(), cursor.nextAt(), e);
            return false;
        }
    }

    /** Where the frame that was read last lies in its roll file, in bytes. */
    long byteOffset() {
        return RollFile.frameAt(cursor.readAt());
    }

    /** What is read next does not follow on what was read before, or was to be. */
    void noteGap() {
        gap = true;
    }

    /** Frames up to that one were taken before: they are passed, and what is missing is counted from there on. */
    void noteTaken(final JournalBookmark bookmark) {
        forget();
        taken = bookmark;
    }

    private boolean isTaken(final long newPosition) {
        if (taken == null) {
            return false;
        }
        if (newPosition <= taken.position()) {
            position = newPosition;
            return true;
        }
        forget();
        position = taken.position();
        epoch = taken.epoch();
        sequence = taken.sequence();
        gap = true;
        taken = null;
        return false;
    }

    /**
     * Reads the next frame to the beginning of {@link #buffer}.
     *
     * @return its length in bytes, or {@link #NOTHING}.
     */
    int next() {
        while (true) {
            int length;
            Throwable cause = null;
            try {
                length = cursor.read(buffer);
            } catch (final RuntimeException e) {
                length = EntryCursor.DAMAGED;
                cause = e;
            }
            if (length >= 0) {
                if (isTaken(cursor.readPosition())) {
                    continue;
                }
                onFrame(cursor.readPosition(), length);
                return length;
            }
            if (length == EntryCursor.NOTHING || (length == EntryCursor.DAMAGED && !passDamage(cause))) {
                return NOTHING;
            }
            if (length == EntryCursor.TOO_LONG) {
                lostFrames++;
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }

    private boolean passDamage(final Throwable cause) {
        final long damaged = Math.max(cursor.nextPosition(), position + 1);
        report("unreadable at", damaged, cursor.nextAt(), cause);
        gap = true;
        boolean isPassed = false;
        try {
            isPassed = cursor.skip();
        } catch (final RuntimeException e) {
            report("not to be passed at", damaged, cursor.nextAt(), e);
        }
        // A later roll file will be readable; until there is one, this is the end, and at least one frame is behind it.
        if (!isPassed && lostAhead == 0) {
            lostAhead = 1;
            lostFrames++;
        }
        return isPassed;
    }

    private void onFrame(final long newPosition, final int length) {
        final boolean otherFile = lastFile != 0 && JournalPosition.rollNumber(newPosition) != lastFile;
        if (gap || otherFile) {
            final long lost = lostBefore(newPosition, length);
            if (lost > 0) {
                report(
                        lost + (lost == 1 ? " frame is" : " frames are") + " missing before",
                        newPosition,
                        cursor.readAt(),
                        null);
            }
            lostFrames += Math.max(0, lost - lostAhead);
            lostAhead = 0;
            gap = false;
        }
        position = newPosition;
        lastFile = JournalPosition.rollNumber(newPosition);
        if (length >= FrameLayout.MESSAGE_OFFSET) {
            epoch = FrameStamp.epoch(buffer, 0);
            sequence = FrameStamp.sequence(buffer, 0);
        }
    }

    /** Within an epoch the sequences tell; else it is known only whether there were some. */
    private long lostBefore(final long newPosition, final int length) {
        if (sequence != 0
                && stamp.verify(buffer, 0, length) == FrameVerdict.GOOD
                && FrameStamp.epoch(buffer, 0) == epoch
                && FrameStamp.sequence(buffer, 0) > sequence) {
            return FrameStamp.sequence(buffer, 0) - sequence - 1;
        }
        return gap || JournalPosition.rollNumber(newPosition) - lastFile > 1 ? 1 : 0;
    }

    /** What was passed so far was not for this reader, nor what was lost in it. */
    void forget() {
        position = 0;
        gap = false;
        lostFrames = 0;
        lostAhead = cursor.isStuck() ? 1 : 0;
    }

    private void report(final String what, final long at, final long entryAt, final Throwable cause) {
        final RollFile file = cursor.file();
        final String cut = file != null && file.isCutOff()
                ? " (the file was cut off, it has " + file.lengthInBytes() + " bytes)"
                : "";
        final String why = cause == null ? "" : ": " + cause.getMessage();
        errors.report(new FrameLogNotice(
                files.folder().text(what + " " + JournalPosition.describe(at, entryAt) + cut + why), cause));
    }
}
