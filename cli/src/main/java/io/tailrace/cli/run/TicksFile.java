package io.tailrace.cli.run;

import io.tailrace.cli.console.CommandFault;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The file of ticks: lines are added behind what is there, each in one write. A line that cannot be written is counted and the run
 * goes on. Written by one thread; what it tells may be asked by any.
 */
final class TicksFile implements Consumer<String>, AutoCloseable {
    private final Path path;
    private final boolean isNew;
    private final OutputStream out;
    private volatile String lastLine = "";
    private final AtomicLong lost = new AtomicLong();
    private volatile String firstFault = "";

    private TicksFile(final Path path, final boolean isNew, final OutputStream out) {
        this.path = path;
        this.isNew = isNew;
        this.out = out;
    }

    static TicksFile open(final Path path) {
        try {
            final boolean isNew = !Files.exists(path);
            return new TicksFile(path, isNew, new FileOutputStream(path.toFile(), true));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot write ticks", e.getMessage(), "choose a file in a folder that is there with --ticks", e);
        }
    }

    /** Begins something that needs this file, and takes the file away again if it was made for nothing. */
    <T> T keptBy(final Supplier<T> start) {
        try {
            return start.get();
        } catch (final RuntimeException | Error fault) {
            remove();
            throw fault;
        }
    }

    @Override
    public void accept(final String line) {
        lastLine = line;
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (final IOException e) {
            if (lost.getAndIncrement() == 0) {
                firstFault = String.valueOf(e.getMessage());
            }
        }
    }

    /** The newest tick; empty before the first. */
    String lastLine() {
        return lastLine;
    }

    /** Ticks that could not be written. */
    long lost() {
        return lost.get();
    }

    /** Why the first of them could not. */
    String firstFault() {
        return firstFault;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
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
