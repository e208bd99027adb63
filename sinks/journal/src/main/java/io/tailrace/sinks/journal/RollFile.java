package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A roll file that is open for reading, through a window. Not mapped: where a file was cut off or its device fails, a read says so,
 * but a mapping sends the process a signal. Belongs to one thread at a time.
 */
final class RollFile implements AutoCloseable {
    private static final int WINDOW_BYTES = 128 << 10;
    private static final int SMALLEST_READ_BYTES = 4 << 10;
    private static final long NOWHERE = Long.MAX_VALUE;
    /** In bytes; no roll file is as long. */
    private static final long LONGEST = 1L << 40;

    private final int rollNumber;
    private final JournalFiles.OpenFile file;
    private final UnsafeBuffer window;
    private final byte[] fresh = new byte[Long.BYTES];
    private final UnsafeBuffer freshView = new UnsafeBuffer(fresh);
    private final RollFileHeader header;
    private long windowAt = NOWHERE;
    private int windowBytes;
    private int nextReadBytes = SMALLEST_READ_BYTES;

    RollFile(final int rollNumber, final JournalFiles.OpenFile file, final UnsafeBuffer window) {
        this.rollNumber = rollNumber;
        this.file = file;
        this.window = window;
        header = new RollFileHeader(this);
    }

    /** A window that roll files may use, one after the other. */
    static UnsafeBuffer newWindow() {
        return new UnsafeBuffer(new byte[WINDOW_BYTES]);
    }

    int rollNumber() {
        return rollNumber;
    }

    RollFileHeader header() {
        return header;
    }

    long lengthInBytes() {
        try {
            return file.lengthInBytes();
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    /** Whether all of these bytes are in the file; if so they are in the window until more is asked for. */
    boolean has(final long at, final int lengthInBytes) {
        if (at >= windowAt && at - windowAt + lengthInBytes <= windowBytes) {
            return true;
        }
        if (lengthInBytes > WINDOW_BYTES) {
            return false;
        }
        final boolean isNext = at >= windowAt && at - windowAt <= windowBytes;
        nextReadBytes = isNext ? Math.min(2 * nextReadBytes, WINDOW_BYTES) : SMALLEST_READ_BYTES;
        windowBytes = 0;
        windowAt = at;
        windowBytes = read(at, window.byteArray(), Math.max(nextReadBytes, lengthInBytes));
        return windowBytes >= lengthInBytes;
    }

    UnsafeBuffer window() {
        return window;
    }

    /** Where a byte lies in the window that {@link #has} just said to be there. */
    int inWindow(final long at) {
        return (int) (at - windowAt);
    }

    /** An entry's header, 0 behind the end of the file. */
    int headerAt(final long at) {
        return has(at, EntryHeader.LENGTH) ? window.getInt(inWindow(at), ByteOrder.LITTLE_ENDIAN) : 0;
    }

    /** A number, 0 behind the end of the file. */
    long longAt(final long at) {
        return has(at, Long.BYTES) ? window.getLong(inWindow(at), ByteOrder.LITTLE_ENDIAN) : 0;
    }

    /** As {@link #headerAt}, but as the file is now. */
    int headerNow(final long at) {
        final boolean isThere = read(at, fresh, EntryHeader.LENGTH) == EntryHeader.LENGTH;
        return isThere ? freshView.getInt(0, ByteOrder.LITTLE_ENDIAN) : 0;
    }

    /** As {@link #longAt}, but as the file is now. */
    long longNow(final long at) {
        return read(at, fresh, Long.BYTES) == Long.BYTES ? freshView.getLong(0, ByteOrder.LITTLE_ENDIAN) : 0;
    }

    /** What was read before may have changed. */
    void drop() {
        windowBytes = 0;
        windowAt = NOWHERE;
    }

    /** Whether the file ends where a writer never lets it end. */
    boolean isCutOff() {
        return !ChronicleQueues.isWhole(lengthInBytes());
    }

    /**
     * Whether its first entry is as a writer makes it, so that frames can be in it. A file that is being made has an index, as its last entry,
     * before its first one is finished; so if that one is not, only a frame tells.
     */
    boolean isBegun() {
        return header.isSound() && (EntryHeader.isReady(headerNow(0)) || isFrameAt(header.lastEntryAt()));
    }

    private boolean isFrameAt(final long lastEntryAt) {
        drop();
        return lastEntryAt > 0 && new RollFileSearch().isFrame(this, lastEntryAt, headerAt(lastEntryAt));
    }

    /** Whether a process died while it made the file: its first entry was never finished and no frame is in it. */
    boolean isUnfinished() {
        final int first = headerNow(0);
        return (first == 0 || first == EntryHeader.BEGUN_FILE)
                && new RollFileSearch().next(this, 0) == RollFileSearch.NOT_FOUND;
    }

    /** Where in the file a frame's bytes begin, if an entry lies there. */
    static long frameAt(final long entryAt) {
        return entryAt + EntryHeader.LENGTH;
    }

    /** Whether the bytes of a frame of that entry fit into the file. */
    boolean hasFrame(final long entryAt, final int lengthInBytes) {
        return lengthInBytes <= FrameLayout.MAX_FRAME_LENGTH && has(frameAt(entryAt), lengthInBytes);
    }

    @Override
    public void close() {
        file.close();
    }

    private int read(final long at, final byte[] target, final int lengthInBytes) {
        // Damaged numbers lead anywhere.
        if (at < 0 || at > LONGEST) {
            return 0;
        }
        try {
            return file.read(at, target, 0, lengthInBytes);
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    private FrameLogException failure(final IOException cause) {
        return new FrameLogException(JournalPosition.fileNameOf(rollNumber) + " cannot be read: " + cause, cause);
    }
}
