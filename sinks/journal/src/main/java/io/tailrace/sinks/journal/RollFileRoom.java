package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that the part of a roll file that is written next through the mapping has its place on the disk already. The file is
 * filled from its beginning without a hole, and some way ahead of what is used: by little at a time while little is written, by
 * more while the last bit did not last a second. Belongs to the appender's thread and allocates nothing between roll files.
 */
final class RollFileRoom implements AutoCloseable {
    /** What Chronicle writes at the beginning of a file: a header and the first two parts of its index, 33 KiB each. */
    static final int BEGIN_BYTES = 72 * 1024;
    /** What it may write around a frame: another part of the index, its header, the mark of the end. */
    static final int AHEAD_BYTES = 40 * 1024;

    static final int LEAST_CHUNK_BYTES = 16 * 1024;
    static final int LARGEST_CHUNK_BYTES = 1 << 20;

    private static final long CHUNK_LASTS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAGE_BYTES = 4096;
    /** As far as files are looked through for holes, which only copies that were made for saving room can have. */
    private static final long HOLES_WITHIN_BYTES = 256 * 1024;

    private final JournalFiles files;
    private JournalFiles.DiskRoom file;
    private long usedBytes;
    private long filledBytes;
    private int chunkBytes = LEAST_CHUNK_BYTES;
    private long madeAtNs;

    RollFileRoom(final JournalFiles files) {
        this.files = files;
    }

    /** A file that is to be made. */
    void begin(final Path path) throws IOException {
        open(path);
        usedBytes = BEGIN_BYTES;
        filledBytes = 0;
    }

    /** A file that is there already, and is used so far. */
    void resume(final Path path, final long usedBytesOfFile) throws IOException {
        open(path);
        file.fillHoles(Math.min(usedBytesOfFile, HOLES_WITHIN_BYTES));
        usedBytes = usedBytesOfFile;
        filledBytes = usedBytesOfFile;
    }

    boolean isOpen() {
        return file != null;
    }

    /** How much room must be made before a frame can be appended to a file with so many bytes; not above 0 if there is enough. */
    long missingBytes(final long fileBytes, final int frameBytes) {
        return Math.max(usedBytes, fileBytes) + frameBytes + AHEAD_BYTES - filledBytes;
    }

    /**
     * Makes room.
     *
     * @param missingBytes at least so much, up to a page.
     * @param spareBytes what the disk can spare for it; not less than what is missing.
     * @return bytes of room made.
     */
    long make(final long missingBytes, final long spareBytes, final long nowNs) throws IOException {
        if (nowNs - madeAtNs < CHUNK_LASTS_NS) {
            chunkBytes = Math.min(2 * chunkBytes, LARGEST_CHUNK_BYTES);
        } else {
            chunkBytes = Math.max(chunkBytes / 2, LEAST_CHUNK_BYTES);
        }
        final long wantedBytes = Math.max(missingBytes, Math.min(chunkBytes, spareBytes - PAGE_BYTES));
        final long endBytes = (filledBytes + wantedBytes + PAGE_BYTES - 1) & -PAGE_BYTES;
        final long madeBytes = endBytes - filledBytes;
        file.fill(filledBytes, madeBytes);
        filledBytes = endBytes;
        madeAtNs = nowNs;
        return madeBytes;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private void open(final Path path) throws IOException {
        close();
        file = files.openRoom(path);
        // A new file's first bit is no sign of haste.
        madeAtNs = Long.MIN_VALUE / 2;
    }
}
