package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.TailerState;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads entries one after the other into a buffer of its own, across roll files, and past what cannot be read. Allocates nothing
 * as long as nothing is damaged. Belongs to one thread at a time.
 */
final class FrameReader implements AutoCloseable {
    /** {@link #next} has nothing to give now. */
    static final int NOTHING = -1;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FrameLayout.MAX_FRAME_LENGTH]);
    private final UnsafeBuffer entry = new UnsafeBuffer(0, 0);
    private final FrameStamp stamp = new FrameStamp();
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final DistinctErrors errors;
    private long position;
    private int epoch;
    private long sequence;
    private boolean gap;
    private long lostFrames;

    FrameReader(final SingleChronicleQueue queue, final DistinctErrors errors) {
        this.queue = queue;
        this.errors = errors;
        this.tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
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
        tailer.toStart();
    }

    void toEnd() {
        tailer.toEnd();
    }

    /** The next frame read is the first of that roll file. */
    void toFile(final int rollNumber) {
        tailer.moveToIndex(JournalPosition.firstOf(rollNumber));
    }

    /** The next frame read is the one at that position, if there is one. */
    boolean to(final long wanted) {
        return tailer.moveToIndex(wanted);
    }

    /** What is read next does not follow on what was read before, or was to be. */
    void noteGap() {
        gap = true;
    }

    /**
     * Reads the next frame to the beginning of {@link #buffer}.
     *
     * @return its length in bytes, or {@link #NOTHING}.
     * @throws FrameLogException if the rest of the journal cannot be read.
     */
    int next() {
        while (true) {
            // Before the look at the entry: a roll file is ended before the next one begins, so its end cannot be
            // missed.
            final int lastRollNumber = queue.lastCycle();
            try {
                final int length = readEntry();
                if (length >= 0) {
                    return length;
                }
                if (length == NOTHING && !isStuck(lastRollNumber)) {
                    return NOTHING;
                }
            } catch (final RuntimeException | InternalError | AssertionError e) {
                errors.report(new FrameLogException(
                        "Journal " + queue.file() + ": unreadable at " + JournalPosition.describe(tailer.index()), e));
                if (!skipToReadable()) {
                    throw new FrameLogException(
                            "Journal " + queue.file() + ": unreadable from " + JournalPosition.describe(tailer.index())
                                    + " to its end",
                            e);
                }
            }
        }
    }

    @Override
    public void close() {
        tailer.close();
    }

    /** Length of a frame, NOTHING, or less than that for an entry that is no frame. */
    private int readEntry() {
        try (DocumentContext context = tailer.readingDocument()) {
            if (!context.isPresent()) {
                return NOTHING;
            }
            final Bytes<?> bytes = context.wire().bytes();
            final long length = bytes.readRemaining();
            if (length > FrameLayout.MAX_FRAME_LENGTH) {
                lostFrames++;
                return NOTHING - 1;
            }
            entry.wrap(bytes.addressForRead(bytes.readPosition()), (int) length);
            buffer.putBytes(0, entry, 0, (int) length);
            onFrame(context.index(), (int) length);
            return (int) length;
        }
    }

    private void onFrame(final long newPosition, final int length) {
        final int newRollNumber = JournalPosition.rollNumber(newPosition);
        if (gap || position != 0 && newRollNumber - JournalPosition.rollNumber(position) > 1) {
            gap = false;
            lostFrames += lostBefore(length);
        }
        position = newPosition;
        if (length >= FrameLayout.MESSAGE_OFFSET) {
            epoch = FrameStamp.epoch(buffer, 0);
            sequence = FrameStamp.sequence(buffer, 0);
        }
    }

    /** Within an epoch the sequences tell; else it is known only that there were some. */
    private long lostBefore(final int length) {
        final boolean told = sequence != 0
                && stamp.verify(buffer, 0, length) == FrameVerdict.GOOD
                && FrameStamp.epoch(buffer, 0) == epoch
                && FrameStamp.sequence(buffer, 0) > sequence;
        return told ? FrameStamp.sequence(buffer, 0) - sequence - 1 : 1;
    }

    /** Nothing to read and no end of file, although there is a later roll file: the end was overwritten or never came. */
    private boolean isStuck(final int lastRollNumber) {
        if (tailer.state() != TailerState.FOUND_IN_CYCLE || tailer.cycle() >= lastRollNumber) {
            return false;
        }
        errors.report(new FrameLogException(
                "Journal " + queue.file() + ": roll file ends early at " + JournalPosition.describe(tailer.index())));
        noteGap();
        return tailer.moveToIndex(JournalPosition.firstOf(tailer.cycle() + 1));
    }

    /** The next entry that Chronicle's index finds without going over the damage, in this roll file or a later one. */
    private boolean skipToReadable() {
        noteGap();
        final long damaged = tailer.index();
        final int rollNumber = JournalPosition.rollNumber(damaged);
        final int spacing = RollNumbers.INSTANCE.defaultIndexSpacing();
        final long indexed = damaged - damaged % spacing + spacing;
        if (isReadable(indexed)) {
            return true;
        }
        for (int later = rollNumber + 1; later <= queue.lastCycle(); later++) {
            if (isReadable(JournalPosition.firstOf(later))) {
                return true;
            }
        }
        return false;
    }

    private boolean isReadable(final long candidate) {
        try {
            return tailer.moveToIndex(candidate);
        } catch (final RuntimeException | InternalError | AssertionError unreadable) {
            return false;
        }
    }
}
