package io.tailrace.cli.run;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.journal.OutsideJournals;
import io.tailrace.sinks.ndjson.NdjsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.CloseHelper;

/**
 * The file of ticks: each is added behind what is there, and reaches the file at once. When writing fails, the run goes on, and the
 * next tick tries again. Written by one thread; what it tells may be asked by any.
 */
final class TicksFile implements Consumer<String>, AutoCloseable {
    private final Path path;
    private final boolean isNew;
    private final NdjsonFile file;
    private volatile String lastLine = "";
    private volatile String fault;

    private TicksFile(final Path path, final boolean isNew, final NdjsonFile file) {
        this.path = path;
        this.isNew = isNew;
        this.file = file;
    }

    /** Keeps the newest tick only, and writes none. */
    static TicksFile none() {
        return new TicksFile(null, false, null);
    }

    /** Opens a file in a folder that is there. */
    static TicksFile open(final Path path) {
        OutsideJournals.require(path, "ticks");
        final String mend = "choose a file in a folder that is there with --ticks";
        if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
            throw CommandFault.cannotRun("cannot write ticks", path + " (no such folder)", mend);
        }
        try {
            final boolean isNew = !Files.exists(path);
            return new TicksFile(path, isNew, NdjsonFile.open(path, NdjsonFile.Mode.APPEND));
        } catch (final UncheckedIOException e) {
            throw CommandFault.cannotRun(
                    "cannot write ticks",
                    path + " (" + e.getCause().getMessage().replace(path + ": ", "") + ")",
                    mend,
                    e);
        }
    }

    /** Begins something that needs this file, and takes the file away again if it was made for nothing. */
    <T> T keptBy(final Supplier<T> start) {
        try {
            return start.get();
        } catch (final RuntimeException | Error failure) {
            remove();
            throw failure;
        }
    }

    @Override
    public void accept(final String line) {
        lastLine = line;
        if (file == null) {
            return;
        }
        try {
            file.append(line);
            file.flush();
            fault = null;
        } catch (final UncheckedIOException e) {
            fault = e.getMessage();
        }
    }

    /** The newest tick; empty before the first. */
    String lastLine() {
        return lastLine;
    }

    /** Why the newest ticks are not in the file; empty if all are. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public void close() {
        try {
            CloseHelper.close(file);
        } catch (final UncheckedIOException e) {
            // The file is closed all the same, and the lines that it could not take were told by accept.
            fault = e.getMessage();
        }
    }

    private void remove() {
        close();
        if (isNew) {
            try {
                Files.deleteIfExists(path);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
