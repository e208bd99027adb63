package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads frames one after the other into a buffer of its own, across roll files and past what cannot be read, and counts what was
 * lost by that. Allocates nothing as long as nothing is damaged. Belongs to one thread at a time.
 */
final class FrameReader implements AutoCloseable {
    /** {@link #next} has nothing to give now. */
    static final int NOTHING = -1;

    private static final int NOWHERE = -1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
    private final FrameStamp stamp = new FrameStamp();
    private final SingleChronicleQueue queue;
    private final EntryCursor cursor;
    private final DistinctErrors errors;
    private long position;
    private int epoch;
    private long sequence;
    private boolean gap;
    private int stuckBefore = NOWHERE;
    private long damagedAt;
    private long lostAhead;
    private long lostFrames;

    FrameReader(final SingleChronicleQueue queue, final DistinctErrors errors) {
        this.queue = queue;
        this.cursor = new EntryCursor(queue);
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

    /** Passes what there is; frame by frame if the end is damaged, where Chronicle would go astray. */
    void toEnd() {
        final int last = queue.lastCycle();
        if (last < RollNumbers.FIRST || RollFileEnd.of(queue, last).isIntact()) {
            cursor.toEnd();
            return;
        }
        toFile(last);
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
        } catch (final RuntimeException | InternalError | AssertionError e) {
            report("unreadable", cursor.nextPosition(), e);
            return false;
        }
    }

    /** What is read next does not follow on what was read before, or was to be. */
    void noteGap() {
        gap = true;
    }

    /**
     * Reads the next frame to the beginning of {@link #buffer}.
     *
     * @return its length in bytes, or {@link #NOTHING}.
     */
    int next() {
        while (true) {
            // Before the look at the entry: a roll file is ended before the next one begins, so its end cannot be
            // missed.
            final int lastRollNumber = queue.lastCycle();
            if (stuckBefore != NOWHERE && (stuckBefore == lastRollNumber || !skip(lastRollNumber))) {
                return NOTHING;
            }
            final int length;
            try {
                length = cursor.read(buffer);
            } catch (final RuntimeException | InternalError | AssertionError e) {
                passDamage(lastRollNumber, e);
                continue;
            }
            if (length >= 0) {
                onFrame(cursor.readPosition(), length);
                return length;
            }
            if (length == EntryCursor.TOO_LONG) {
                lostFrames++;
            } else if (length == EntryCursor.NOTHING) {
                if (!cursor.isWithinFile() || cursor.rollNumber() >= lastRollNumber) {
                    return NOTHING;
                }
                passDamage(lastRollNumber, null);
            }
        }
    }

    @Override
    public void close() {
        cursor.close();
    }

    private void passDamage(final int lastRollNumber, final Throwable cause) {
        damagedAt = Math.max(cursor.nextPosition(), position + 1);
        report("unreadable", damagedAt, cause);
        gap = true;
        skip(lastRollNumber);
    }

    private boolean skip(final int lastRollNumber) {
        boolean isPassed = false;
        try {
            isPassed = cursor.skip(damagedAt, lastRollNumber);
        } catch (final RuntimeException | InternalError | AssertionError e) {
            report("not to be passed", damagedAt, e);
        }
        // A later roll file will be readable; until there is one, this is the end, and at least one frame is behind it.
        stuckBefore = isPassed ? NOWHERE : lastRollNumber;
        if (!isPassed && lostAhead == 0) {
            lostAhead = 1;
            lostFrames++;
        }
        return isPassed;
    }

    private void onFrame(final long newPosition, final int length) {
        final boolean otherFile =
                position != 0 && JournalPosition.rollNumber(newPosition) != JournalPosition.rollNumber(position);
        if (gap || otherFile) {
            final long lost = lostBefore(newPosition, length);
            if (lost > 0) {
                report("frames are missing", newPosition, null);
            }
            lostFrames += Math.max(0, lost - lostAhead);
            lostAhead = 0;
            gap = false;
        }
        position = newPosition;
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
        return gap || JournalPosition.rollNumber(newPosition) - JournalPosition.rollNumber(position) > 1 ? 1 : 0;
    }

    /** What was passed so far was not for this reader, nor what was lost in it. */
    private void forget() {
        position = 0;
        sequence = 0;
        gap = false;
        lostFrames = 0;
        lostAhead = stuckBefore == NOWHERE ? 0 : 1;
    }

    private void report(final String what, final long at, final Throwable cause) {
        errors.report(new FrameLogException(
                "Journal " + queue.file() + ": " + what + " at " + JournalPosition.describe(at), cause));
    }
}
