package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.agrona.CloseHelper;

/**
 * A file of lines and nothing else, with a small file {@code NAME.mark} beside it that says how far what the lines were made of was read, and
 * how long the file was then. Whoever dies leaves lines behind the mark, the last one torn perhaps: the next start cuts them off and
 * makes them again from the mark on, so that each is there once. Lines can be read as soon as they are flushed.
 *
 * <p>A mark is set when the lines before it are on the disk, and replaces the one before in one step, on the disk, too. One writer at a time,
 * which an empty file {@code NAME.lock} sees to; one thread. Failures surface as {@link UncheckedIOException}s that name the file; behind one the
 * file is to be closed, and opened again to go on from its mark.
 *
 * <p>A file that is put aside ({@link #rotate}) is marked, gets another name, and a new one is begun and marked as empty. A death between the name and
 * the mark is known by the name: what the mark is about has it already. So lines are exactly once over rotations, too.
 */
public final class MarkedFile implements AutoCloseable {
    private static final String MARK = ".mark";
    private static final String LOCK = ".lock";

    private final Path path;
    private final LineFolder files;
    private final RotatedFiles rotated;
    private final LineChannel lock;
    private final long cutBytes;
    private LineChannel channel;
    private Object identity;
    private NdjsonFile lines;
    private LineMark mark;
    private long beganAtBytes;
    private long linesBefore;

    private MarkedFile(
            final Path path,
            final LineFolder files,
            final RotatedFiles rotated,
            final LineChannel lock,
            final LineChannel channel,
            final LineMark mark)
            throws IOException {
        this.path = path;
        this.files = files;
        this.rotated = rotated;
        this.lock = lock;
        this.mark = mark;
        cutBytes = channel.sizeInBytes() - mark.bytes();
        channel.truncate(mark.bytes());
        begin(channel);
    }

    /**
     * Opens a file in a folder that is there; makes it if it is missing. What lies behind its mark is cut off.
     *
     * @param path of the file.
     * @return to be closed by the caller.
     * @throws UncheckedIOException if it cannot be opened, another process writes it, or it does not go with its mark.
     */
    public static MarkedFile open(final Path path) {
        return open(
                path, LineFolder.system(), new RotatedFiles(LineFolder.system(), path, RotationPolicy.NEVER), "", 0);
    }

    /**
     * Opens a file that may be put aside.
     *
     * @param rotated files that were.
     * @param behind where it goes on if there is no mark; empty for the beginning.
     * @param nowMs wall clock.
     */
    static MarkedFile open(
            final Path path,
            final LineFolder files,
            final RotatedFiles rotated,
            final String behind,
            final long nowMs) {
        LineChannel channel = null;
        LineChannel lock = null;
        try {
            channel = files.open(path);
            requireLock(channel);
            lock = files.open(besides(path, LOCK));
            requireLock(lock);
            final LineMark mark = mark(path, files, rotated, channel.sizeInBytes(), behind, nowMs);
            return new MarkedFile(path, files, rotated, lock, channel, mark);
        } catch (final IOException e) {
            CloseHelper.quietCloseAll(lock, channel);
            throw failure(path, "opened", e);
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(lock, channel);
            throw e;
        }
    }

    /**
     * The file itself is locked against this process, and {@code NAME.lock} against others. Neither does for both: a process loses its locks
     * of a file for others to take as soon as it closes any channel of it, which a reader of the lines does, and so does the loser here. It
     * keeps them in its own table, though, so that a second writer of this process is turned away before it touches {@code NAME.lock}.
     */
    private static void requireLock(final LineChannel channel) throws IOException {
        if (!channel.lock()) {
            throw new IOException("another process writes it; stop that one or choose another path");
        }
    }

    private static LineMark mark(
            final Path path,
            final LineFolder files,
            final RotatedFiles rotated,
            final long sizeInBytes,
            final String behind,
            final long nowMs)
            throws IOException {
        final Path markPath = besides(path, MARK);
        final LineMark mark = LineMark.read(files, markPath, nowMs);
        if (mark == null) {
            if (sizeInBytes > 0) {
                throw new IOException("it holds something and " + markPath.getFileName()
                        + " is missing; choose another path or delete it");
            }
            // Before the first line, so that a death behind it is mended.
            return write(files, markPath, new LineMark(0, rotated.last() + 1, nowMs, behind));
        }
        final boolean isPutAside = rotated.exists(mark.file());
        if (isPutAside && sizeInBytes > 0) {
            throw new IOException("it holds something that this did not write, and "
                    + rotated.of(mark.file()).getFileName() + " is there, too; move it away");
        }
        if (isPutAside) {
            return write(files, markPath, new LineMark(0, mark.file() + 1, nowMs, mark.read()));
        }
        if (sizeInBytes == 0 && mark.bytes() > 0) {
            // Somebody moved it away, or emptied it, while nobody wrote: what was marked was delivered.
            return write(files, markPath, new LineMark(0, mark.file(), nowMs, mark.read()));
        }
        if (sizeInBytes < mark.bytes()) {
            throw new IOException("it is shorter than " + markPath.getFileName() + " says (" + sizeInBytes
                    + " bytes, not " + mark.bytes() + "); delete both to begin anew");
        }
        return mark;
    }

    private static LineMark write(final LineFolder files, final Path path, final LineMark mark) throws IOException {
        mark.write(files, path);
        return mark;
    }

    private static Path besides(final Path path, final String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private void begin(final LineChannel opened) throws IOException {
        channel = opened;
        identity = files.identity(path);
        beganAtBytes = mark.bytes();
        lines = new NdjsonFile(path, new LineOutput(opened, mark.bytes()), 0);
    }

    /**
     * How far what the lines are made of was read for those that are kept.
     *
     * @return as it was given; null if there was no mark.
     */
    public String mark() {
        return mark.read().isEmpty() ? null : mark.read();
    }

    /**
     * What was cut off at opening because it lay behind the mark.
     *
     * @return bytes.
     */
    public long cutBytes() {
        return cutBytes;
    }

    /**
     * Lines taken since the file was opened.
     *
     * @return count.
     */
    public long lines() {
        return linesBefore + lines.lines();
    }

    /** What was flushed into this file, and how long lines have gone into it by the wall clock. */
    boolean isDue(final RotationPolicy policy, final long nowMs) {
        return policy.isDue(flushedBytes(), nowMs - mark.beganAtMs());
    }

    private long flushedBytes() {
        return beganAtBytes + lines.bytes();
    }

    /**
     * Takes a line.
     *
     * @param line without a newline.
     */
    public void append(final CharSequence line) {
        lines.append(line);
    }

    /** Takes whole lines. */
    void append(final LineBatch batch) {
        lines.append(batch.utf8(), batch.lines());
    }

    /** Hands all lines to the operating system, so that others can read them. */
    public void flush() {
        lines.flush();
    }

    /** Brings what was flushed to the disk. */
    void force() {
        try {
            channel.force();
        } catch (final IOException e) {
            throw failure(path, "brought to the disk", e);
        }
    }

    /**
     * Brings all lines to the disk, and says how far what they are made of was read.
     *
     * @param read one line.
     */
    public void mark(final String read) {
        lines.flush();
        try {
            channel.force();
            mark(new LineMark(flushedBytes(), mark.file(), mark.beganAtMs(), Objects.requireNonNull(read, "read")));
        } catch (final IOException e) {
            throw failure(path, "marked", e);
        }
    }

    private void mark(final LineMark next) throws IOException {
        mark = write(files, besides(path, MARK), next);
    }

    /**
     * Marks, puts the file aside, and begins the next one.
     *
     * @param read as in {@link #mark(String)}.
     * @param nowMs wall clock.
     */
    void rotate(final String read, final long nowMs) {
        mark(read);
        LineChannel next = null;
        try {
            if (rotated.exists(mark.file())) {
                throw new IOException(rotated.of(mark.file()).getFileName() + " is there already; move it away");
            }
            files.move(path, rotated.of(mark.file()));
            files.force(path.toAbsolutePath().getParent());
            next = files.open(path);
            requireLock(next);
            mark(new LineMark(0, mark.file() + 1, nowMs, read));
            final LineChannel before = channel;
            linesBefore += lines.lines();
            begin(next);
            next = null;
            before.close();
        } catch (final IOException e) {
            CloseHelper.quietClose(next);
            throw failure(path, "put aside", e);
        }
    }

    /** Whether the name still means this file, and the file still has what was written. */
    boolean isInPlace() {
        try {
            return identity.equals(files.identity(path)) && channel.sizeInBytes() >= flushedBytes();
        } catch (final IOException e) {
            throw failure(path, "found", e);
        }
    }

    /**
     * Gives a file up that was moved away, emptied or deleted by somebody: the next one that is opened goes on behind what this one keeps. One that
     * has another name in the same folder keeps all its lines; what became of any other is not known, so it keeps those before the last mark.
     *
     * @param read as in {@link #mark(String)}.
     * @param nowMs wall clock.
     * @return whether the lines behind the last mark are kept.
     */
    boolean leave(final String read, final long nowMs) {
        try {
            final long sizeInBytes = channel.sizeInBytes();
            if (sizeInBytes > 0 && sizeInBytes < flushedBytes()) {
                throw new IOException("it was cut to " + sizeInBytes + " bytes by somebody; move it away");
            }
            if (sizeInBytes > 0 && !hasAnotherName()) {
                channel.truncate(mark.bytes());
                mark(new LineMark(0, mark.file(), nowMs, mark.read()));
                return false;
            }
            if (sizeInBytes > 0) {
                mark(read); // in case of a death before the next one
            }
            mark(new LineMark(0, mark.file(), nowMs, read));
            return true;
        } catch (final IOException e) {
            throw failure(path, "left", e);
        }
    }

    private boolean hasAnotherName() throws IOException {
        for (final Path name : files.list(path.toAbsolutePath().getParent())) {
            if (identity.equals(files.identity(name))) {
                return true;
            }
        }
        return false;
    }

    /** Ends it. Lines behind the last mark stay until the next start, which makes them again. Safe to call twice. */
    @Override
    public void close() {
        try {
            lines.close();
        } finally {
            // NAME.lock first: who gets the file's own lock next must not find it held by this process.
            CloseHelper.quietCloseAll(lock, channel);
        }
    }

    private static UncheckedIOException failure(final Path path, final String done, final IOException cause) {
        return new UncheckedIOException("File " + path + " cannot be " + done + ": " + cause.getMessage(), cause);
    }
}
