package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import java.util.List;
import java.util.OptionalInt;

/** Takes a reader behind a frame that it has taken before, or says why it cannot be done. Never leads back before that frame. */
final class BehindBookmark {
    private final FrameStamp stamp = new FrameStamp();
    private final JournalFolder folder;
    private final DistinctErrors errors;
    private final List<Integer> rollNumbers;

    BehindBookmark(final JournalFolder folder, final DistinctErrors errors) {
        this.folder = folder;
        this.errors = errors;
        rollNumbers = folder.rollNumbers();
    }

    /**
     * Goes there; where the frame was deleted or damaged, to the nearest behind it. With {@code withContext} the reader begins with the roll
     * file that holds the place, so that what later frames mean is known.
     *
     * @throws FrameLogException if the journal ends before it, or another frame is in its place.
     */
    void go(final FrameReader reader, final JournalBookmark bookmark, final boolean withContext) {
        final int own = JournalPosition.rollNumber(bookmark.position());
        final boolean isThere = isThere(bookmark);
        final int nearest = isThere ? own : nearestFile(bookmark);
        if (withContext && nearest == own) {
            reader.toFile(own);
        } else if (isThere && reader.to(bookmark.position())) {
            reader.next();
        } else {
            reader.toFile(nearest);
            reader.noteTaken(bookmark);
        }
    }

    /** With a reader of its own: what it passes is not lost to the other one. */
    private boolean isThere(final JournalBookmark bookmark) {
        try (FrameReader searching = new FrameReader(folder, errors)) {
            if (!searching.to(bookmark.position())) {
                return false;
            }
            final int length = searching.next();
            if (length == FrameReader.NOTHING || searching.position() != bookmark.position()) {
                return false;
            }
            final JournalBookmark found = JournalBookmark.of(searching.buffer(), 0, length, searching.position());
            // What was damaged since is known by its place: nobody writes damaged frames.
            if (!found.equals(bookmark) && stamp.verify(searching.buffer(), 0, length) == FrameVerdict.GOOD) {
                throw refusal(bookmark, "that place holds " + found.describe());
            }
            return true;
        }
    }

    private int nearestFile(final JournalBookmark bookmark) {
        final int own = JournalPosition.rollNumber(bookmark.position());
        final boolean isIn = rollNumbers.contains(own) && !isBehindTheEnd(own, bookmark);
        return rollNumbers.stream()
                .filter(rollNumber -> isIn ? rollNumber == own : rollNumber > own)
                .findFirst()
                .orElseThrow(() -> refusal(bookmark, "it ends before"));
    }

    private boolean isBehindTheEnd(final int rollNumber, final JournalBookmark bookmark) {
        final long count = new RollFileFacts(folder, errors).end(rollNumber).frames();
        return count >= 0 && JournalPosition.placeInFile(bookmark.position()) >= count;
    }

    /** Goes to the beginning of the roll file that would hold it, or of the newest one before; of the oldest if there is none. */
    void goNear(final FrameReader reader, final JournalBookmark bookmark) {
        final int own = JournalPosition.rollNumber(bookmark.position());
        final OptionalInt before = rollNumbers.stream()
                .mapToInt(Integer::intValue)
                .filter(rollNumber -> rollNumber <= own)
                .max();
        if (before.isPresent()) {
            reader.toFile(before.getAsInt());
        } else if (rollNumbers.isEmpty()) {
            reader.toStart();
        } else {
            reader.toFile(rollNumbers.get(0));
        }
    }

    private FrameLogException refusal(final JournalBookmark bookmark, final String what) {
        return new BookmarkLostException(folder.text("a reader has taken it up to " + bookmark.describe() + ", but "
                + what + "; its end was lost with its machine, or it is another journal: begin a new output"));
    }
}
