package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import java.nio.ByteOrder;

/** Finds whole frames behind damage, by what they are: entries lie on multiples of 4 bytes, and a frame carries its checksum. */
final class RollFileSearch {
    /** There is none. */
    static final long NOT_FOUND = -1;

    private static final int STEP_BYTES = 64 << 10;

    private final FrameStamp stamp = new FrameStamp();

    /** Where the entry of the first whole frame lies, from a place on; or {@link #NOT_FOUND}. */
    long next(final RollFile file, final long from) {
        final long length = file.lengthInBytes();
        long at = Math.max(0, (from + EntryHeader.LENGTH - 1) & -EntryHeader.LENGTH);
        while (at < length) {
            final int bytes = (int) Math.min(STEP_BYTES, length - at) & -EntryHeader.LENGTH;
            if (bytes == 0 || !file.has(at, bytes)) {
                return NOT_FOUND;
            }
            final long found = nextIn(file, at, bytes);
            if (found != NOT_FOUND) {
                return found;
            }
            at += bytes;
        }
        return NOT_FOUND;
    }

    /** Whether that entry holds a whole frame. */
    boolean isFrame(final RollFile file, final long entryAt, final int header) {
        if (!EntryHeader.isSane(header) || EntryHeader.isMetaData(header)) {
            return false;
        }
        final int length = EntryHeader.length(header);
        if (length < FrameLayout.MESSAGE_OFFSET || !file.hasFrame(entryAt, length)) {
            return false;
        }
        final int offset = file.inWindow(RollFile.frameAt(entryAt));
        return FrameStamp.majorVersion(file.window(), offset) > 0
                && stamp.verify(file.window(), offset, length) != FrameVerdict.BAD_CHECKSUM;
    }

    private long nextIn(final RollFile file, final long from, final int bytes) {
        for (long at = from; at < from + bytes; at += EntryHeader.LENGTH) {
            // A candidate's check may have moved the window.
            file.has(at, EntryHeader.LENGTH);
            final int header = file.window().getInt(file.inWindow(at), ByteOrder.LITTLE_ENDIAN);
            if (header != 0 && isFrame(file, at, header)) {
                return at;
            }
        }
        return NOT_FOUND;
    }
}
