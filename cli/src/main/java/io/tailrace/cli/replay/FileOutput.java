package io.tailrace.cli.replay;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.journal.OutsideJournals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.agrona.CloseHelper;

/**
 * Something that is whole or nothing, to a file. It gets its name, and takes the place of one that is there, when it is whole; until then it has another name
 * beside it. A pipe or a device is written as it is.
 */
public final class FileOutput implements ReplayOutput {
    private static final String UNFINISHED_SUFFIX = ".partial";

    private final Path file;
    private final Path written;
    private final OutputStream out;

    private FileOutput(final Path file, final Path written) throws IOException {
        this.file = file;
        this.written = written;
        out = new BufferedOutputStream(Files.newOutputStream(written));
    }

    /**
     * Opens a file.
     *
     * @param file that is to be written.
     * @param what is to be written, in the plural, for the message.
     * @return to be closed by the caller.
     * @throws CommandFault if it cannot be written, or its folder is a journal's.
     */
    public static FileOutput open(final Path file, final String what) {
        OutsideJournals.require(file, what);
        final boolean isDevice = Files.exists(file) && !Files.isRegularFile(file);
        try {
            return new FileOutput(file, isDevice ? file : file.resolveSibling(file.getFileName() + UNFINISHED_SUFFIX));
        } catch (final IOException e) {
            throw fault(file, e);
        }
    }

    @Override
    public <T> T write(final Function<OutputStream, T> replay) {
        try {
            final T result = replay.apply(out);
            out.close();
            if (!written.equals(file)) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return result;
        } catch (final UncheckedIOException e) {
            throw fault(file, e.getCause());
        } catch (final IOException e) {
            throw fault(file, e);
        }
    }

    @Override
    public void close() {
        CloseHelper.quietClose(out);
        if (!written.equals(file)) {
            try {
                Files.deleteIfExists(written);
            } catch (final IOException e) {
                throw fault(written, e);
            }
        }
    }

    private static CommandFault fault(final Path file, final IOException cause) {
        return CommandFault.cannotRun(
                "cannot write",
                file + " (" + reason(cause) + ")",
                "choose another file with --output, in a folder that is there and has room",
                cause);
    }

    private static String reason(final IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        final String reason = cause instanceof FileSystemException fault ? fault.getReason() : null;
        return reason == null ? String.valueOf(cause.getMessage()) : reason;
    }
}
