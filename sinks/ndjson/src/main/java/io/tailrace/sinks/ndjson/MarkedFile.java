package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines and nothing else, with a small file {@code NAME.mark} beside it that says how far what the lines were made of was read, and
 * how long the file was then. Whoever dies leaves lines behind the mark, the last one torn perhaps: the next start cuts them off and
 * makes them again from the mark on, so that each is there once. Lines can be read as soon as they are flushed.
 *
 * <p>A mark is set when the lines before it are on the disk, and replaces the one before in one step. One process at a time, which a lock of
 * the file sees to; one thread. Failures surface as {@link UncheckedIOException}s that name the file.
 */
public final class MarkedFile implements AutoCloseable {
    private static final String SUFFIX = ".mark";

    private final Path path;
    private final FileChannel lock;
    private final NdjsonFile lines;
    private final long beganAtBytes;
    private final long cutBytes;
    private String mark;

    private MarkedFile(
            final Path path, final FileChannel lock, final NdjsonFile lines, final Begin begin, final long cutBytes) {
        this.path = path;
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
        try {
            final FileChannel lock = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                requireLock(lock);
                final Begin begin = begin(path, lock.size());
                final long cutBytes = lock.size() - begin.bytes;
                lock.truncate(begin.bytes);
                return new MarkedFile(path, lock, NdjsonFile.open(path, NdjsonFile.Mode.APPEND), begin, cutBytes);
            } catch (final IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw failure(path, "opened", e);
        }
    }

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
        final Path markPath = markOf(path);
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

    private static void writeMark(final Path path, final long bytes, final String read) throws IOException {
        final Path next = path.resolveSibling(path.getFileName() + SUFFIX + ".next");
        Files.writeString(next, bytes + " " + read + "\n", StandardCharsets.UTF_8);
        Files.move(next, markOf(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path markOf(final Path path) {
        return path.resolveSibling(path.getFileName() + SUFFIX);
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
            lock.force(false);
            writeMark(path, beganAtBytes + lines.bytes(), read);
        } catch (final IOException e) {
            throw failure(path, "marked", e);
        }
        mark = read;
    }

    /** Ends it. Lines behind the last mark stay until the next start, which makes them again. Safe to call twice. */
    @Override
    public void close() {
        try (lock) {
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
