package io.tailrace.cli.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of its own, so small that it can be filled. Belongs to one thread. Closing it takes it away with all that is on it.
 */
public final class SmallFileSystem implements AutoCloseable {
    private static final String FILLER = "filler";
    private static final int FILL_BYTES = 64 * 1024;

    private final Path directory;
    private final Path image;

    private SmallFileSystem(final Path directory, final Path image) {
        this.directory = directory;
        this.image = image;
    }

    /** What lies below the files. */
    public enum Kind {
        /** Pages of memory: a page that is read takes its place, too. */
        TMPFS,
        /** A file with an ext4 file system in it, on a loop device. */
        EXT4
    }

    /**
     * Makes a file system and mounts it.
     *
     * @param kind of file system.
     * @param scratch an existing folder for what it needs.
     * @param sizeInBytes of the whole file system; at least 8 MiB.
     * @return mounted and empty.
     * @throws IOException if it cannot be mounted, as a rule because this user may not, with what mount said.
     */
    public static SmallFileSystem mount(final Kind kind, final Path scratch, final long sizeInBytes)
            throws IOException {
        final Path directory = Files.createTempDirectory(scratch, "disk");
        if (kind == Kind.TMPFS) {
            command("mount", "-t", "tmpfs", "-o", "size=" + sizeInBytes, "tmpfs", directory.toString());
            return new SmallFileSystem(directory, null);
        }
        final Path image = scratch.resolve(directory.getFileName() + ".img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(sizeInBytes);
        }
        command("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        return mount(image, directory);
    }

    /**
     * Mounts a copy of an image as it is now, which is what a machine finds that lost its power now.
     *
     * @param scratch an existing folder for the copy.
     * @return the copy, mounted; its file system has replayed its own journal.
     * @throws IOException if it cannot be copied or mounted.
     */
    public SmallFileSystem mountAsAfterPowerLoss(final Path scratch) throws IOException {
        final Path copy =
                scratch.resolve(Files.createTempDirectory(scratch, "cut").getFileName() + ".img");
        Files.copy(image, copy);
        return mount(copy, Files.createTempDirectory(scratch, "mounted"));
    }

    /**
     * Its root.
     *
     * @return an existing folder.
     */
    public Path directory() {
        return directory;
    }

    /**
     * Writes a file until there is no room left at all.
     *
     * @throws IOException if it cannot be made.
     */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(
                directory.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            int step = FILL_BYTES;
            while (step > 0) {
                try {
                    out.write(new byte[step]);
                } catch (final IOException full) {
                    step /= 2;
                }
            }
        }
    }

    /**
     * Deletes what {@link #fill} wrote.
     *
     * @throws IOException if it cannot be deleted.
     */
    public void free() throws IOException {
        Files.deleteIfExists(directory.resolve(FILLER));
    }

    @Override
    public void close() {
        try {
            // Lazily, for somebody may still look at it; it goes with the last who does.
            command("umount", "-l", directory.toString());
            Files.deleteIfExists(directory);
            if (image != null) {
                Files.deleteIfExists(image);
            }
        } catch (final IOException e) {
            throw new IllegalStateException("A file system stays mounted at " + directory + ": " + e.getMessage(), e);
        }
    }

    private static SmallFileSystem mount(final Path image, final Path directory) throws IOException {
        command("mount", "-o", "loop", image.toString(), directory.toString());
        return new SmallFileSystem(directory, image);
    }

    private static void command(final String... command) throws IOException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], e);
        }
    }
}
