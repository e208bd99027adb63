package io.tailrace.cli.bench;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for what a measurement writes and nobody wants later, unless something is wrong with it. One thread. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private boolean isKept;

    private ScratchFolder(final Path path) {
        this.path = path;
    }

    /**
     * Makes one.
     *
     * @return empty; deleted with all that is in it when it is closed, unless it is kept.
     */
    public static ScratchFolder make() {
        try {
            return new ScratchFolder(Files.createTempDirectory("tailrace-bench"));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot write a journal",
                    System.getProperty("java.io.tmpdir") + " (" + e.getMessage() + ")",
                    "give a folder in TAILRACE_JAVA_OPTS, as -Djava.io.tmpdir=DIR",
                    e);
        }
    }

    /**
     * The folder itself.
     *
     * @return absolute.
     */
    public Path path() {
        return path;
    }

    Path journal() {
        return path.resolve("journal");
    }

    Path stream() {
        return path.resolve("snapshots.ndjson");
    }

    /** It stays. */
    public void keep() {
        isKept = true;
    }

    /**
     * Where it is, if it stays.
     *
     * @return empty if it does not.
     */
    public Optional<Path> kept() {
        return isKept ? Optional.of(path) : Optional.empty();
    }

    @Override
    public void close() {
        if (isKept) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            final List<Path> innerFirst =
                    files.sorted(Comparator.reverseOrder()).toList();
            for (final Path file : innerFirst) {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            isKept = true; // the measurement stands all the same, and the system cleans this folder up
        }
    }
}
