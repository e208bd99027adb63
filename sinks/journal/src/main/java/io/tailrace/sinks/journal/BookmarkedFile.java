package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file of lines that says itself how far the journal was read for it. Lines are taken in batches, and each batch is followed by a line with
 * the bookmark of the last frame in it, its length and its checksum:
 *
 * <pre>
 *   {"tailrace_bookmark":"","bytes":0,"crc32c":"00000000"}
 *   ... lines of the first batch
 *   {"tailrace_bookmark":"4294967313:2:118:9f3a01bc","bytes":1234,"crc32c":"0a1b2c3d"}
 *   ... lines of the next one
 * </pre>
 *
 * Whoever dies while a batch is written leaves one without that line, or with half of it: the next start cuts it off and goes on from the
 * bookmark before. So each frame is in the file exactly once. A batch that could not be written, because the disk is full for example,
 * is kept and can be committed again. One process at a time, which a file lock sees to; one thread.
 */
public final class BookmarkedFile implements AutoCloseable {
    private final Path path;
    private final BookmarkedFileIo io;
    private final long cutBytes;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private JournalBookmark bookmark;
    private long committedBytes;

    private BookmarkedFile(final Path path, final BookmarkedFileIo io, final BatchEnd last, final long cutBytes) {
        this.path = path;
        this.io = io;
        this.cutBytes = cutBytes;
        bookmark = last.bookmark();
        committedBytes = last.endBytes();
    }

    /**
     * Opens a file; makes it if it is missing. What lies behind its last whole batch is cut off.
     *
     * @param path of the file, in a folder that is there.
     * @return to be closed by the caller.
     * @throws FrameLogException if it holds something else, or another process writes it.
     * @throws UncheckedIOException if it cannot be read or written.
     */
    public static BookmarkedFile open(final Path path) {
        return open(path, BookmarkedFileIo.open(path));
    }

    static BookmarkedFile open(final Path path, final BookmarkedFileIo io) {
        try {
            final long sizeInBytes = io.sizeInBytes();
            BatchEnd last = BatchEnd.last(io);
            if (last == null) {
                final byte[] begin = BatchEnd.begin();
                requireBegun(path, io, begin);
                io.truncate(0);
                write(io, begin, 0);
                last = new BatchEnd(null, begin.length);
            }
            io.truncate(last.endBytes());
            return new BookmarkedFile(path, io, last, Math.max(0, sizeInBytes - last.endBytes()));
        } catch (final IOException e) {
            closeAfter(io, e);
            throw new UncheckedIOException("File " + path + " cannot be opened: " + e.getMessage(), e);
        } catch (final RuntimeException | Error e) {
            closeAfter(io, e);
            throw e;
        }
    }

    /**
     * How far the journal was read for what is in the file.
     *
     * @return of the last whole batch; null if there was none.
     */
    public JournalBookmark bookmark() {
        return bookmark;
    }

    /**
     * What was cut off at opening because a batch was not whole.
     *
     * @return bytes.
     */
    public long cutBytes() {
        return cutBytes;
    }

    /**
     * Takes a line into the batch. Nothing reaches the file before {@link #commit}.
     *
     * @param line without a newline.
     * @throws IllegalArgumentException if it has a newline in it, or looks like the end of a batch.
     */
    public void add(final String line) {
        if (line.indexOf('\n') >= 0 || line.startsWith(BatchEnd.PREFIX)) {
            throw new IllegalArgumentException("not a line of a batch: " + line);
        }
        batch.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        batch.write('\n');
    }

    /**
     * Writes the batch and how far the journal was read for it, in one step: after a death at any moment both are there or neither.
     *
     * @param last frame that the batch holds; a batch without lines says that the frames up to there gave none.
     * @throws UncheckedIOException if it cannot be written; it may be tried again, also with more lines and a later frame.
     */
    public void commit(final JournalBookmark last) {
        if (last.equals(bookmark)) {
            return;
        }
        final byte[] lines = batch.toByteArray();
        final byte[] end = BatchEnd.of(last, lines);
        final byte[] all = new byte[lines.length + end.length];
        System.arraycopy(lines, 0, all, 0, lines.length);
        System.arraycopy(end, 0, all, lines.length, end.length);
        try {
            write(io, all, committedBytes);
        } catch (final IOException e) {
            throw new UncheckedIOException("File " + path + " cannot be written: " + e.getMessage(), e);
        }
        committedBytes += all.length;
        bookmark = last;
        batch.reset();
    }

    /**
     * Brings what was committed to the disk, so that the death of the machine takes nothing of it either.
     *
     * @throws UncheckedIOException if that fails.
     */
    public void sync() {
        try {
            io.sync();
        } catch (final IOException e) {
            throw new UncheckedIOException("File " + path + " cannot be brought to disk: " + e.getMessage(), e);
        }
    }

    /** Ends it. A batch that was not committed is gone; its frames are read again. Safe to call twice. */
    @Override
    public void close() {
        try {
            io.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("File " + path + " cannot be closed: " + e.getMessage(), e);
        }
    }

    /** A file without any whole end must be one that died at its very beginning. */
    private static void requireBegun(final Path path, final BookmarkedFileIo io, final byte[] begin)
            throws IOException {
        final ByteBuffer found = io.read(0, (int) Math.min(begin.length, io.sizeInBytes()));
        if (io.sizeInBytes() >= begin.length || !found.equals(ByteBuffer.wrap(begin, 0, found.remaining()))) {
            throw new FrameLogException("File " + path + ": it holds something else than lines with bookmarks;"
                    + " choose another path or delete it");
        }
    }

    private static void write(final BookmarkedFileIo io, final byte[] bytes, final long at) throws IOException {
        final ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            io.write(left, at + left.position());
        }
    }

    private static void closeAfter(final BookmarkedFileIo io, final Throwable cause) {
        try {
            io.close();
        } catch (final IOException e) {
            cause.addSuppressed(e);
        }
    }
}
