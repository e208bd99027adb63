package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import java.util.List;

/**
 * Finds the newest checkpoint that has its commit. The appender leaves its position in the journal, so that nothing has to be
 * searched; that is only a hint, because after the death of the machine it may be newer than what reached the disk. Without it the
 * roll files are read through, from the last one back.
 */
final class CheckpointFinder {
    /** There is no complete checkpoint. */
    static final long NONE = 0;

    private final FrameStamp stamp = new FrameStamp();
    private final CheckpointFields fields = new CheckpointFields();
    private final FrameReader reader;

    CheckpointFinder(final FrameReader reader) {
        this.reader = reader;
    }

    /** The position of its first frame, or {@link #NONE}. */
    long find(final long hint, final List<Integer> rollNumbers) {
        if (hint != NONE && reader.to(hint) && firstComplete(JournalPosition.rollNumber(hint)) == hint) {
            return hint;
        }
        for (int i = rollNumbers.size() - 1; i >= 0; i--) {
            final long found = lastComplete(rollNumbers.get(i));
            if (found != NONE) {
                return found;
            }
        }
        return NONE;
    }

    private long lastComplete(final int rollNumber) {
        long last = NONE;
        reader.toFile(rollNumber);
        long found = firstComplete(rollNumber);
        while (found != NONE) {
            last = found;
            found = firstComplete(rollNumber);
        }
        return last;
    }

    /** Reads on to the next commit that belongs to a beginning read on the way, within a roll file. */
    private long firstComplete(final int rollNumber) {
        long began = NONE;
        long id = 0;
        int length = reader.next();
        while (length != FrameReader.NOTHING && JournalPosition.rollNumber(reader.position()) == rollNumber) {
            if (is(CheckpointFields.isBegin(reader.buffer(), 0), length)) {
                began = reader.position();
                id = fields.beginId(reader.buffer(), 0);
            } else if (is(CheckpointFields.isCommit(reader.buffer(), 0), length)
                    && began != NONE
                    && fields.commitId(reader.buffer(), 0) == id) {
                return began;
            }
            length = reader.next();
        }
        return NONE;
    }

    private boolean is(final boolean templateFits, final int length) {
        return templateFits && stamp.verify(reader.buffer(), 0, length) == FrameVerdict.GOOD;
    }
}
