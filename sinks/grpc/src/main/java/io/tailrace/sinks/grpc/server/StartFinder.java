package io.tailrace.sinks.grpc.server;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.sinks.journal.BookmarkLostException;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.journal.JournalPosition;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.StartFrom;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * Finds where a stream begins that does not go on: the beginning of a roll file, from which later frames are understood, and the last frame that is not
 * delivered. Looks at some frames at a time, so that nobody else waits long. One thread.
 */
final class StartFinder implements AutoCloseable {
    private static final String READER = "grpc-start";

    private final JournalSource source;
    private final Open open;
    private final StartFrom from;
    private final FrameStamp stamp = new FrameStamp();
    private ChronicleJournal journal;
    private FrameTailer tailer;
    private JournalBookmark first;
    private JournalBookmark last;
    private boolean isFound;

    /**
     * Where a start begins.
     *
     * @param context beginning of a roll file.
     * @param epoch of the last frame that is not delivered.
     * @param frame its sequence in the epoch.
     */
    record Start(JournalBookmark context, int epoch, long frame) {
        static Start at(final JournalBookmark first) {
            return new Start(first, first.epoch(), first.sequence());
        }
    }

    StartFinder(final JournalSource source, final Open open, final StartFrom from) {
        this.source = source;
        this.open = open;
        this.from = from;
    }

    /**
     * Looks on.
     *
     * @return where it begins; null as long as that is not known.
     * @throws FrameLogException if the journal cannot be read.
     */
    Start poll(final int frameLimit) {
        if (journal == null) {
            journal = source.open().orElse(null);
        }
        if (journal == null) {
            return null;
        }
        final Start start = switch (from) {
            case START_FROM_EARLIEST -> earliest();
            case START_FROM_POSITION -> position(open.getPosition(), frameLimit);
            default -> latest();
        };
        if (start == null && from != StartFrom.START_FROM_POSITION) {
            close();
        }
        return start;
    }

    /** Whether it is in the midst of a journal, and not waiting for one that says where to begin. */
    boolean isLooking() {
        return journal != null;
    }

    private Start earliest() {
        final JournalBookmark oldest = firstOf(journal.openTailer(READER, StartPosition.EARLIEST));
        return oldest == null ? null : Start.at(oldest);
    }

    private Start latest() {
        final JournalBookmark fileBegin = firstOf(journal.openTailerBefore(READER, Integer.MAX_VALUE));
        if (fileBegin == null) {
            return null;
        }
        final JournalBookmark checkpoint = firstOf(journal.openTailer(READER, StartPosition.LAST_CHECKPOINT));
        final boolean isInFile = checkpoint != null
                && JournalPosition.rollNumber(checkpoint.position()) == JournalPosition.rollNumber(fileBegin.position())
                && checkpoint.position() > fileBegin.position();
        return isInFile ? new Start(fileBegin, checkpoint.epoch(), checkpoint.sequence() - 1) : Start.at(fileBegin);
    }

    private Start position(final Position wanted, final int frameLimit) {
        if (tailer == null) {
            tailer = journal.openTailerBefore(READER, Math.max(1, wanted.getEpoch()));
        }
        int polled = 0;
        while (!isFound && polled < frameLimit && tailer.poll(this::onFrame, 1) > 0) {
            polled++;
        }
        if (first == null || (!isFound && polled == frameLimit)) {
            return null;
        }
        return isFound && last == null
                ? Start.at(first)
                : new Start(first, wanted.getEpoch(), wanted.getFrameSequence() - 1);
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        if (stamp.verify(buffer, offset, lengthInBytes) != FrameVerdict.GOOD) {
            return;
        }
        final JournalBookmark frame = JournalBookmark.of(buffer, offset, lengthInBytes, position);
        final Position wanted = open.getPosition();
        final int order = Integer.compareUnsigned(frame.epoch(), wanted.getEpoch());
        isFound = order > 0 || (order == 0 && Long.compareUnsigned(frame.sequence(), wanted.getFrameSequence()) >= 0);
        if (first == null || (!isFound && JournalPosition.placeInFile(position) == 0)) {
            first = frame;
        }
        if (!isFound) {
            last = frame;
        }
    }

    /** Whether the journal still goes on behind what a position keeps of it, or has at least lost it to retention only. */
    static boolean isContinued(final ChronicleJournal journal, final JournalBookmark context) {
        try {
            journal.openTailerBehind(READER, context).close();
            return true;
        } catch (final BookmarkLostException lost) {
            return false;
        }
    }

    private static JournalBookmark firstOf(final FrameTailer opened) {
        final JournalBookmark[] found = new JournalBookmark[1];
        final FrameStamp stamp = new FrameStamp();
        try (opened) {
            while (found[0] == null
                    && opened.poll(
                                    (buffer, offset, length, position) -> {
                                        if (stamp.verify(buffer, offset, length) == FrameVerdict.GOOD) {
                                            found[0] = JournalBookmark.of(buffer, offset, length, position);
                                        }
                                    },
                                    1)
                            > 0) {
                // A damaged frame says nothing of its place.
            }
        }
        return found[0];
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(tailer, journal);
        tailer = null;
        journal = null;
    }
}
