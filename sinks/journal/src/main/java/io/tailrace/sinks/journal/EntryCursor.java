package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Goes through the entries of the roll files, from file to file, and over damage. Nothing that a file says is trusted: a frame is one if
 * its checksum is right, a length leads on only if what it leads to can be an entry, and behind damage the next whole frame is searched
 * for. Belongs to one thread at a time.
 */
final class EntryCursor implements AutoCloseable {
    /** {@link #read} found no entry. */
    static final int NOTHING = -1;
    /** {@link #read} passed an entry that is longer than any frame. */
    static final int TOO_LONG = -2;
    /** {@link #read} met what cannot be read; to be gone on from with {@link #skip}. */
    static final int DAMAGED = -3;

    private static final int AGAIN = -4;

    private final UnsafeBuffer window = RollFile.newWindow();
    private final FrameStamp stamp = new FrameStamp();
    private final RollFileSearch search = new RollFileSearch();
    private final RollFiles files;
    private RollFile file;
    /** Of {@link #file}, or what it is to follow. */
    private int rollNumber;
    /** Where the next entry lies, and the number of the frame if that is one. */
    private long at;

    private long number;
    private long readPosition;
    private long readAt;
    private boolean isBeginDamaged;
    private int searched;
    private boolean isFoundInSearched;
    private long searchedBehind;
    private boolean isStuck;
    private long stuckBehind;

    EntryCursor(final RollFiles files) {
        this.files = files;
    }

    /** Before the first frame there is, or will be. */
    void toStart() {
        leave();
        rollNumber = 0;
    }

    /** At the last frame that the last file says it has, or before it; at its beginning if it does not say. */
    void toLast() {
        if (toLastFile() && file.header().isSound()) {
            final long lastEntryAt = file.header().lastEntryAt();
            final long lastNumber = lastEntryAt <= 0 ? -1 : new RollFileIndex(file).numberAt(lastEntryAt);
            if (lastNumber >= 0) {
                at = lastEntryAt;
                number = lastNumber;
            }
        }
    }

    /** The one before it if it was not begun yet: a writer may go on there. */
    private boolean toLastFile() {
        final List<Integer> numbers = files.numbers();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            if (toFile(numbers.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Before the first frame of a file; if it is not there, or was not begun yet, before the next file that is. */
    boolean toFile(final int wanted) {
        leave();
        rollNumber = wanted - 1;
        final RollFile opened = files.open(wanted, window);
        if (opened == null) {
            return false;
        }
        enter(opened);
        if (file.isUnfinished() && files.after(wanted) == RollFiles.NONE) {
            leave(); // a writer that finds it so makes another file in its place
            rollNumber = wanted - 1;
            return false;
        }
        return true;
    }

    /** Goes to a position; false if no frame can be there. From where the index leads, entry by entry. */
    boolean to(final long position, final UnsafeBuffer scratch) {
        final int wantedFile = JournalPosition.rollNumber(position);
        final long wanted = JournalPosition.placeInFile(position);
        if (!toFile(wantedFile)) {
            return false;
        }
        final RollFileIndex index = new RollFileIndex(file);
        final long block = wanted / RollFileIndex.spacing();
        final long indexed = index.address(block);
        if (indexed != 0 && search.isFrame(file, indexed, file.headerAt(indexed))) {
            at = indexed;
            number = block * RollFileIndex.spacing();
        }
        boolean isFound = true;
        while (isFound && rollNumber == wantedFile && number < wanted) {
            final int read = read(scratch);
            isFound = read >= 0 || read == TOO_LONG || (read == DAMAGED && skip());
        }
        return isFound && rollNumber == wantedFile && number == wanted;
    }

    /** Of the frame that was read last. */
    long readPosition() {
        return readPosition;
    }

    /** Where the entry that was read last lies in its file. */
    long readAt() {
        return readAt;
    }

    /** Whether damage was met behind which nothing is there yet. */
    boolean isStuck() {
        return isStuck;
    }

    /** Of the next entry. */
    long nextPosition() {
        return JournalPosition.firstOf(rollNumber) + number;
    }

    /** Where the next entry lies in its file. */
    long nextAt() {
        return at;
    }

    /** The open file; null if none is. */
    RollFile file() {
        return file;
    }

    /**
     * Reads the next entry.
     *
     * @return its length if it can be a frame, else one of the negative answers.
     * @throws io.tailrace.engine.log.FrameLogException if the file system fails; to be gone on from as from damage.
     */
    int read(final UnsafeBuffer target) {
        int result = AGAIN;
        while (result == AGAIN) {
            if (file == null) {
                result = openLater() ? AGAIN : NOTHING;
            } else if (isStuck) {
                result = openLater() ? AGAIN : isStuckNoMore() ? DAMAGED : NOTHING;
            } else {
                final int header = file.headerAt(at);
                result = EntryHeader.isReady(header) ? readEntry(header, target) : passEnd();
            }
        }
        return result;
    }

    /**
     * Goes on behind what cannot be read: with the next whole frame of the same file, else with a later file. If there is neither, the
     * cursor stays, and {@link #read} says DAMAGED again when that may have changed.
     */
    boolean skip() {
        final long found = found();
        if (found != RollFileSearch.NOT_FOUND) {
            final long counted = new RollFileIndex(file).numberAt(found);
            number = Math.max(at == 0 ? 0 : number + 1, counted);
            at = found;
            isStuck = false;
            return true;
        }
        if (openLater()) {
            return true;
        }
        isStuck = true;
        stuckBehind = file == null ? 0 : file.header().lastEntryAt();
        return false;
    }

    @Override
    public void close() {
        leave();
    }

    private int readEntry(final int header, final UnsafeBuffer target) {
        final long next = EntryHeader.next(at, header);
        if (EntryHeader.isMetaData(header)) {
            if (!EntryHeader.isSane(header) || !leadsOn(next)) {
                return DAMAGED;
            }
            at = next;
            return AGAIN;
        }
        final int length = EntryHeader.length(header);
        if (length > FrameLayout.MAX_FRAME_LENGTH) {
            if (!leadsOn(next)) {
                return DAMAGED;
            }
            at = next;
            number++;
            return TOO_LONG;
        }
        if (!isGood(length) && !leadsOn(next)) {
            return DAMAGED;
        }
        if (!file.hasFrame(at, length)) {
            return DAMAGED;
        }
        target.putBytes(0, file.window(), file.inWindow(RollFile.frameAt(at)), length);
        readPosition = nextPosition();
        readAt = at;
        at = next;
        number++;
        return length;
    }

    /** Whether a frame is as it was written. One that is only now being written may seem not to be until it is read again. */
    private boolean isGood(final int length) {
        for (int attempt = 0; attempt < 2; attempt++) {
            if (file.hasFrame(at, length)
                    && stamp.verify(file.window(), file.inWindow(RollFile.frameAt(at)), length)
                            != FrameVerdict.BAD_CHECKSUM) {
                return true;
            }
            file.drop();
        }
        return false;
    }

    /** Whether an entry, or the end of all that was written, lies there; if not, what leads there is damaged. */
    private boolean leadsOn(final long next) {
        final int header = file.headerAt(next);
        if (EntryHeader.isReady(header)) {
            return EntryHeader.isSane(header);
        }
        final boolean isEnd =
                file.header().isSound() && file.header().lastEntryAt() < next && next <= file.lengthInBytes();
        return isEnd || EntryHeader.isSane(file.headerNow(next));
    }

    /** No entry is ready here: it is the end of the file, of all files, or damage. */
    private int passEnd() {
        final boolean isWrittenBehind =
                !file.header().isSound() || file.header().lastEntryAt() >= Math.max(at, 1);
        final RollFile later = isWrittenBehind ? null : openedLater();
        // Now, because a later file was seen before it: a file is ended before the next one begins.
        if (EntryHeader.isReady(file.headerNow(at))) {
            CloseHelper.close(later);
            file.drop();
            return AGAIN;
        }
        if (isWrittenBehind) {
            return isEndKnown() ? DAMAGED : NOTHING;
        }
        if (later == null) {
            return NOTHING;
        }
        enter(later);
        return AGAIN;
    }

    /** Whether it can be told that something is behind this place, and not only about to be written. */
    private boolean isEndKnown() {
        return file.header().isSound()
                || (at == 0 && isBeginDamaged)
                || files.after(rollNumber) != RollFiles.NONE
                || isFollowedByFrames();
    }

    /** Of a file that does not say itself where it ends; looked for once at each place, because that is slow. */
    private boolean isFollowedByFrames() {
        if (at == searchedBehind) {
            return false;
        }
        searchedBehind = at;
        return search.next(file, at + EntryHeader.LENGTH) != RollFileSearch.NOT_FOUND;
    }

    private boolean openLater() {
        final RollFile later = openedLater();
        if (later != null) {
            enter(later);
        }
        return later != null;
    }

    /** The next file that is to be read; null if there is none yet, or if it cannot be opened now. */
    private RollFile openedLater() {
        int candidate = files.after(rollNumber);
        while (candidate != RollFiles.NONE) {
            final RollFile opened = files.open(candidate, window);
            if (opened != null) {
                final boolean isNext =
                        opened.isBegun() || files.after(candidate) != RollFiles.NONE || hasFrames(opened);
                dropWindow();
                if (isNext) {
                    return opened;
                }
                opened.close();
            } else if (!files.isNone(candidate)) {
                // It may be whole: whoever went on behind it would never come back.
                return null;
            }
            candidate = files.after(candidate);
        }
        return null;
    }

    /** Whether frames are in a file whose beginning is not as it should be; looked for once, because that is slow. */
    private boolean hasFrames(final RollFile opened) {
        if (opened.rollNumber() != searched) {
            searched = opened.rollNumber();
            isFoundInSearched = search.next(opened, 0) != RollFileSearch.NOT_FOUND;
        }
        return isFoundInSearched;
    }

    /** Another file used it. */
    private void dropWindow() {
        if (file != null) {
            file.drop();
        }
    }

    private boolean isStuckNoMore() {
        return file.header().lastEntryAt() != stuckBehind;
    }

    private long found() {
        try {
            return file == null ? RollFileSearch.NOT_FOUND : search.next(file, at + EntryHeader.LENGTH);
        } catch (final RuntimeException unreadable) {
            // The file system failed once more: whatever is behind it in this file is lost, too.
            return RollFileSearch.NOT_FOUND;
        }
    }

    private void enter(final RollFile opened) {
        leave();
        file = opened;
        rollNumber = opened.rollNumber();
        isBeginDamaged = !opened.isBegun() && hasFrames(opened);
        searchedBehind = 0;
        at = 0;
        number = 0;
        isStuck = false;
    }

    private void leave() {
        if (file != null) {
            file.close();
            file = null;
        }
        isStuck = false;
    }
}
