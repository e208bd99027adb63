package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import net.openhft.chronicle.wire.Wires;

/**
 * The four bytes before each entry of a roll file, as Chronicle Wire defines them ({@link Wires}): the length in the lower 30 bits, then a
 * flag for entries of Chronicle's own, and one for entries that are being written. Stateless.
 */
final class EntryHeader {
    static final int LENGTH = Integer.BYTES;
    /** A process began to write the first entry of a file. */
    static final int BEGUN_FILE = Wires.NOT_COMPLETE_UNKNOWN_LENGTH;

    /** Entries of Chronicle's own are its file header and parts of its index; none is longer than a frame may be. */
    private static final int LONGEST_SANE = FrameLayout.MAX_FRAME_LENGTH;

    private EntryHeader() {}

    static boolean isReady(final int header) {
        return header != Wires.NOT_INITIALIZED && Wires.isReady(header);
    }

    /** Whether an entry is Chronicle's own. */
    static boolean isMetaData(final int header) {
        return Wires.isReadyMetaData(header);
    }

    static boolean isEndOfFile(final int header) {
        return Wires.isEndOfFile(header);
    }

    static int length(final int header) {
        return Wires.lengthOf(header);
    }

    /** Where the next header lies. */
    static long next(final long at, final int header) {
        return (at + LENGTH + length(header) + LENGTH - 1) & -LENGTH;
    }

    /** Whether an entry can be one that an appender wrote. */
    static boolean isSane(final int header) {
        return isReady(header) && length(header) > 0 && length(header) <= LONGEST_SANE;
    }
}
