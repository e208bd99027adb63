package io.tailrace.cli.torture;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for everything that a torture writes. It is deleted in the end, unless something was found. One thread. */
final class TortureFolder implements AutoCloseable {
    private final Path path;
    private boolean isKept;

    private TortureFolder(final Path path) {
        this.path = path;
    }

    /** Below a folder; below that of the system for temporary files if that is null. */
    static TortureFolder in(final Path parent) {
        try {
            return new TortureFolder(
                    parent == null
                            ? Files.createTempDirectory("tailrace-torture")
                            : Files.createTempDirectory(Files.createDirectories(parent), "tailrace-torture"));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot make a folder",
                    (parent == null ? System.getProperty("java.io.tmpdir") : parent) + " (" + e.getMessage() + ")",
                    "give one that can be written with --dir",
                    e);
        }
    }

    Path path() {
        return path;
    }

    Path journal() {
        return path.resolve("journal");
    }

    /** A folder of one round. */
    Path round(final int number) {
        try {
            return Files.createDirectory(path.resolve("round-" + number));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot make a folder", path + " (" + e.getMessage() + ")", "is the disk full?", e);
        }
    }

    /** It stays, for whoever wants to know what was found. */
    void keep() {
        isKept = true;
    }

    boolean isKept() {
        return isKept;
    }

    /** Deletes the folder of a round in which nothing was found. */
    static void delete(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            final List<Path> innerFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : innerFirst) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            // What was found stands all the same, and the system cleans this folder up.
        }
    }

    @Override
    public void close() {
        if (!isKept) {
            delete(path);
        }
    }
}
