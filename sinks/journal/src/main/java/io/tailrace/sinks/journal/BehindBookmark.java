package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameLogException;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Takes a reader behind a frame that it has taken before, or says why it cannot be done. Never leads back before that frame. */
final class BehindBookmark {
    private final FrameStamp stamp = new FrameStamp();
    private final JournalFolder folder;
    private final List<Integer> rollNumbers;
    private final IntToLongFunction frames;

    /**
     * {@code rollNumbers} are those of the files that can be read, rising; {@code frames} says how many frames are in one, or something below
     * 0 if its end is damaged.
     */
    BehindBookmark(final JournalFolder folder, final List<Integer> rollNumbers, final IntToLongFunction frames) {
        this.folder = folder;
        this.rollNumbers = rollNumbers;
        this.frames = frames;
    }

    /**
     * Goes there; where the frame was deleted or damaged, to the nearest behind it. With {@code withContext} the reader begins with the roll
     * file that holds the place, so that what later frames mean is known.
     *
     * @throws FrameLogException if the journal ends before it, or another frame is in its place.
     */
    void go(final FrameReader reader, final JournalBookmark bookmark, final boolean withContext) {
        final boolean isThere = isThere(reader, bookmark);
        if (isThere && !withContext) {
            return;
        }
        final int own = JournalPosition.rollNumber(bookmark.position());
        final int nearest = isThere ? own : nearestFile(bookmark);
        reader.toFile(nearest);
        if (withContext && nearest == own) {
            reader.forget();
        } else {
            reader.noteTaken(bookmark);
        }
    }

    private boolean isThere(final FrameReader reader, final JournalBookmark bookmark) {
        if (!reader.to(bookmark.position())) {
            return false;
        }
        final int length = reader.next();
        if (length == FrameReader.NOTHING || reader.position() != bookmark.position()) {
            return false;
        }
        final JournalBookmark found = JournalBookmark.of(reader.buffer(), 0, length, reader.position());
        // What was damaged since is known by its place: nobody writes damaged frames.
        if (!found.equals(bookmark) && stamp.verify(reader.buffer(), 0, length) == FrameVerdict.GOOD) {
            throw refusal(bookmark, "that place holds " + found.describe());
        }
        return true;
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
        final long count = frames.applyAsLong(rollNumber);
        return count >= 0 && JournalPosition.placeInFile(bookmark.position()) >= count;
    }

    private FrameLogException refusal(final JournalBookmark bookmark, final String what) {
        return folder.refusal("a reader has taken it up to " + bookmark.describe() + ", but " + what
                + "; its end was lost with its machine, or it is another journal: begin a new output");
    }
}
