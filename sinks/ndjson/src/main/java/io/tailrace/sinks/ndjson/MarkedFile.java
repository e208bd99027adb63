package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.CloseHelper;

/**
 * A file of lines and nothing else, with a small file {@code NAME.mark} beside it that says how far what the lines were made of was read, and
 * how long the file was then. Whoever dies leaves lines behind the mark, the last one torn perhaps: the next start cuts them off and
 * makes them again from the mark on, so that each is there once. Lines can be read as soon as they are flushed.
 *
 * <p>A mark is set when the lines before it are on the disk, and replaces the one before in one step, on the disk, too. One writer at a time,
 * which an empty file {@code NAME.lock} sees to; one thread. Failures surface as {@link UncheckedIOException}s that name the file.
 */
public final class MarkedFile implements AutoCloseable {
    private static final String MARK = ".mark";
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel channel;
    private final FileChannel lock;
    private final NdjsonFile lines;
    private final long beganAtBytes;
    private final long cutBytes;
    private String mark;

    private MarkedFile(
            final Path path,
            final FileChannel channel,
            final FileChannel lock,
            final NdjsonFile lines,
            final Begin begin,
            final long cutBytes) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.lines = lines;
        this.cutBytes = cutBytes;
        beganAtBytes = begin.bytes;
        mark = begin.mark;
    }

    /**
     * Opens a file in a folder that is there; makes it if it is missing. What lies behind its mark is cut off.
     *
     * @param path of the file.
     * @return to be closed by the caller.
     * @throws UncheckedIOException if it cannot be opened, another process writes it, or it does not go with its mark.
     */
    public static MarkedFile open(final Path path) {
        FileChannel channel = null;
        FileChannel lock = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            requireLock(channel);
            lock = FileChannel.open(besides(path, LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            requireLock(lock);
            final Begin begin = begin(path, channel.size());
            final long cutBytes = channel.size() - begin.bytes;
            channel.truncate(begin.bytes);
            return new MarkedFile(path, channel, lock, NdjsonFile.open(path, NdjsonFile.Mode.APPEND), begin, cutBytes);
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
    private static void requireLock(final FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (final OverlappingFileLockException e) {
            throw new IOException("this process writes it already", e);
        }
        throw new IOException("another process writes it; stop that one or choose another path");
    }

    private static Begin begin(final Path path, final long sizeInBytes) throws IOException {
        final Path markPath = besides(path, MARK);
        if (!Files.exists(markPath)) {
            if (sizeInBytes > 0) {
                throw new IOException("it holds something and " + markPath.getFileName()
                        + " is missing; choose another path or delete it");
            }
            writeMark(path, 0, ""); // before the first line, so that a death behind it is mended
            return new Begin(0, null);
        }
        final String[] parts = Files.readString(markPath).replace("\n", "").split(" ", 2);
        final long bytes = parts.length == 2 && parts[0].matches("[0-9]{1,18}") ? Long.parseLong(parts[0]) : -1;
        if (bytes < 0) {
            throw new IOException(markPath.getFileName() + " is no mark; choose another path or delete both");
        }
        if (sizeInBytes < bytes) {
            throw new IOException("it is shorter than " + markPath.getFileName() + " says (" + sizeInBytes
                    + " bytes, not " + bytes + "); delete both to begin anew");
        }
        return new Begin(bytes, parts[1].isEmpty() ? null : parts[1]);
    }

    /** Forced before it gets its name: after a power loss there is the mark before or this one, never half of one. */
    private static void writeMark(final Path path, final long bytes, final String read) throws IOException {
        final Path next = besides(path, MARK + ".next");
        final ByteBuffer text = StandardCharsets.UTF_8.encode(bytes + " " + read + "\n");
        try (FileChannel writing = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (text.hasRemaining()) {
                writing.write(text);
            }
            writing.force(true);
        }
        Files.move(next, besides(path, MARK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static Path besides(final Path path, final String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /**
     * How far what the lines are made of was read for those that are kept.
     *
     * @return as it was given; null if there was no mark.
     */
    public String mark() {
        return mark;
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
        return lines.lines();
    }

    /**
     * Takes a line.
     *
     * @param line without a newline.
     */
    public void append(final CharSequence line) {
        lines.append(line);
    }

    /** Hands all lines to the operating system, so that others can read them. */
    public void flush() {
        lines.flush();
    }

    /**
     * Brings all lines to the disk, and says how far what they are made of was read.
     *
     * @param read one line.
     */
    public void mark(final String read) {
        lines.flush();
        try {
            channel.force(false);
            writeMark(path, beganAtBytes + lines.bytes(), read);
        } catch (final IOException e) {
            throw failure(path, "marked", e);
        }
        mark = read;
    }

    /** Ends it. Lines behind the last mark stay until the next start, which makes them again. Safe to call twice. */
    @Override
    public void close() {
        // NAME.lock first: who gets the file's own lock next must not find it held by this process.
        try (channel;
                lock) {
            lines.close();
        } catch (final IOException e) {
            throw failure(path, "closed", e);
        }
    }

    private static UncheckedIOException failure(final Path path, final String done, final IOException cause) {
        return new UncheckedIOException("File " + path + " cannot be " + done + ": " + cause.getMessage(), cause);
    }

    private record Begin(long bytes, String mark) {}
}
