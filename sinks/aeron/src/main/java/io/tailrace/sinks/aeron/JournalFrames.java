package io.tailrace.sinks.aeron;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.journal.JournalHold;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The frames of a journal as bytes, one at a time, from a place on. What is damaged is passed over and counted as lost. One thread. */
final class JournalFrames implements AutoCloseable {
    private final FrameStamp stamp = new FrameStamp();
    private final JournalSource source;
    private final String name;
    private final DeliveryTracker tracker;
    private final UnsafeBuffer message;
    private ChronicleJournal journal;
    private JournalHold hold;
    private FrameTailer tailer;
    private FramePlace skipTo = FramePlace.NONE;
    private FramePlace goneTold = FramePlace.NONE;
    private FramePlace before = FramePlace.NONE;
    private FramePlace place = FramePlace.NONE;
    private JournalBookmark bookmark;
    private int lengthInBytes;
    private long lostSeen;

    /** Frames are put into {@code message}, where a frame belongs in it. */
    JournalFrames(
            final JournalSource source, final String name, final DeliveryTracker tracker, final UnsafeBuffer message) {
        this.source = source;
        this.name = name;
        this.tracker = tracker;
        this.message = message;
    }

    /** Opens the journal if there is one. Throws if it cannot be read. */
    boolean open() {
        if (journal == null) {
            journal = source.open().orElse(null);
            if (journal != null) {
                openHold();
            }
        }
        return journal != null;
    }

    boolean isOpen() {
        return journal != null;
    }

    private void openHold() {
        try {
            hold = journal.openHold(name);
        } catch (final FrameLogException fault) {
            tracker.refused("hold", 0, fault.getMessage() + "; retention does not wait for this transport");
        }
    }

    /**
     * The next frame is the first behind a place. {@code known} is the place's bookmark, or null: then the journal is looked through for it. Throws if
     * the journal cannot be read.
     */
    void seek(final FramePlace behind, final JournalBookmark known) {
        CloseHelper.quietClose(tailer);
        tailer = null;
        lostSeen = 0;
        skipTo = behind;
        before = FramePlace.NONE;
        place = FramePlace.NONE;
        if (known != null) {
            try {
                tailer = journal.openTailerBehind(name, known);
                place = behind;
                return;
            } catch (final FrameLogException elsewhere) {
                // The journal may have lost its end and go on in another epoch: what is behind the place is found.
            }
        }
        tailer = journal.openTailer(name, StartPosition.EARLIEST);
    }

    /** The next frame is the first that is written from now on. */
    void seekEnd() {
        seek(FramePlace.NONE, null);
        tailer.close();
        tailer = journal.openTailer(name, StartPosition.END);
    }

    /** Whether {@link #seek} was called since the journal was opened. */
    boolean isSought() {
        return tailer != null;
    }

    /** Reads on, up to the first frame that is to be sent; passes over so many at the most. Throws if the journal cannot be read. */
    Step next(final int frameLimit) {
        for (int i = 0; i < frameLimit; i++) {
            lengthInBytes = 0;
            if (tailer.poll(this::onFrame, 1) == 0) {
                countLost();
                return Step.END;
            }
            if (lengthInBytes > 0) {
                countLost();
                return Step.FRAME;
            }
        }
        return Step.SKIPPED;
    }

    private void countLost() {
        final long lost = tailer.lostFrames();
        if (lost > lostSeen) {
            tracker.lost(lost - lostSeen);
            lostSeen = lost;
        }
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final int length, final long position) {
        if (stamp.verify(buffer, offset, length) != FrameVerdict.GOOD) {
            tracker.lost(1);
            return;
        }
        final FramePlace found = new FramePlace(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
        if (!found.isOfFrame() || !found.isBehind(place)) {
            return;
        }
        if (place.equals(FramePlace.NONE)) {
            countGone(found);
        }
        before = place;
        place = found;
        if (found.isBehind(skipTo)) {
            message.putBytes(MessageDescriptor.FRAME_OFFSET, buffer, offset, length);
            bookmark = JournalBookmark.of(buffer, offset, length, position);
            lengthInBytes = length;
        }
    }

    /** What was deleted between the place that is looked for and the oldest frame, as far as that can be told: once for each place. */
    private void countGone(final FramePlace oldest) {
        if (!skipTo.equals(FramePlace.NONE) && oldest.isBehind(skipTo) && !skipTo.equals(goneTold)) {
            goneTold = skipTo;
            final long taken = oldest.epoch() == skipTo.epoch() ? skipTo.sequence() : 0;
            tracker.lost(oldest.sequence() - taken - 1);
        }
    }

    /** Where the frame read last is. */
    FramePlace place() {
        return place;
    }

    /** Where the one read before it is; {@link FramePlace#NONE} if none was. */
    FramePlace before() {
        return before;
    }

    JournalBookmark bookmark() {
        return bookmark;
    }

    int lengthInBytes() {
        return lengthInBytes;
    }

    /** Retention may delete what comes before. */
    void hold(final JournalBookmark oldest) {
        if (hold != null && oldest != null) {
            hold.moveTo(oldest);
        }
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(tailer, hold, journal);
        tailer = null;
        hold = null;
        journal = null;
    }

    enum Step {
        /** A frame was read. */
        FRAME,
        /** There may be more to read. */
        SKIPPED,
        /** There is nothing more yet. */
        END
    }
}
