package io.tailrace.sinks.transport;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.CloseHelper;

/**
 * How far readers are, over restarts: a folder with one small file a name, each replaced in one step and on the disk before it has its name, so that after any
 * death a reader has its position before or behind, never half of one. One process at a time, which an empty file {@code .lock}
 * sees to. Any thread, each name by one at a time.
 */
public final class PositionStore implements AutoCloseable {
    /** Names are at most this long. */
    public static final int LONGEST_NAME = 200;

    private static final String NEXT = ".next";

    /** A filter of a subscriber is in it, which may be long. */
    private static final int LONGEST_FILE = 4 << 20;

    private final Path folder;
    private final FileChannel lock;

    private PositionStore(final Path folder, final FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a folder, and makes it if it is missing.
     *
     * @param folder of the files; nothing else should be in it.
     * @return to be closed by the caller.
     * @throws FrameLogException if it cannot be made or written, or another process has it open.
     */
    public static PositionStore open(final Path folder) {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new IOException("another process keeps positions in it; stop that one or choose another folder");
            }
            return new PositionStore(folder, lock);
        } catch (final OverlappingFileLockException e) {
            CloseHelper.quietClose(lock);
            throw failure(folder, "this process keeps positions in it already", e);
        } catch (final IOException e) {
            CloseHelper.quietClose(lock);
            throw failure(folder, "cannot be used: " + text(e), e);
        }
    }

    /**
     * Where a reader is.
     *
     * @param name of the reader.
     * @return as it was saved; empty if it never was.
     * @throws FrameLogException if its file cannot be read or is damaged.
     */
    public Optional<String> load(final String name) {
        final Path file = file(name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            final PositionFile read = read(file);
            if (read == null || !read.name().equals(name)) {
                throw failure(
                        file,
                        "is damaged; delete it: " + name + " begins anew then, as one that was never there",
                        null);
            }
            return Optional.of(read.position());
        } catch (final IOException e) {
            throw failure(file, "cannot be read: " + text(e), e);
        }
    }

    /**
     * Keeps where a reader is.
     *
     * @param name of the reader: 1 to {@link #LONGEST_NAME} visible ASCII characters.
     * @param position one line of ASCII.
     * @throws FrameLogException if it cannot be written; the one before stays.
     * @throws IllegalArgumentException if the name is none, or the position is more than a line.
     */
    public void save(final String name, final String position) {
        final Path file = file(name);
        final Path next = folder.resolve(file.getFileName() + NEXT);
        final String text = new PositionFile(name, position).text();
        try {
            try (FileChannel writing = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                final ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text);
                while (bytes.hasRemaining()) {
                    writing.write(bytes);
                }
                writing.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (final IOException e) {
            throw failure(file, "cannot be written: " + text(e), e);
        }
    }

    /**
     * Forgets a reader.
     *
     * @param name of the reader; nothing happens if it is not known.
     * @throws FrameLogException if its file cannot be deleted.
     */
    public void forget(final String name) {
        final Path file = file(name);
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw failure(file, "cannot be deleted: " + text(e), e);
        }
    }

    /**
     * All readers that have a position.
     *
     * @return names, sorted; files that are damaged are left out.
     * @throws FrameLogException if the folder cannot be read.
     */
    public Set<String> names() {
        final Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PositionFile.SUFFIX)) {
            for (final Path file : files) {
                final PositionFile read = Files.isRegularFile(file) ? read(file) : null;
                if (read != null) {
                    names.add(read.name());
                }
            }
            return names;
        } catch (final IOException e) {
            throw failure(folder, "cannot be read: " + text(e), e);
        }
    }

    @Override
    public void close() {
        CloseHelper.quietClose(lock);
    }

    /** Null if it is damaged: whatever bytes it holds. */
    private static PositionFile read(final Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return PositionFile.parse(new String(bytes.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1));
        }
    }

    private Path file(final String name) {
        return folder.resolve(PositionFile.fileName(name));
    }

    private static String text(final IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static FrameLogException failure(final Path path, final String why, final Exception cause) {
        return new FrameLogException("Positions " + path + ": " + why, cause);
    }
}
