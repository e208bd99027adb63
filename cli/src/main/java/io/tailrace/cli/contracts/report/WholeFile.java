package io.tailrace.cli.contracts.report;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: it gets its name, and takes the place of one that is there, when it is on the disk. */
final class WholeFile {
    private static final String UNFINISHED_SUFFIX = ".partial";

    private WholeFile() {}

    /** Writes a file; {@code option} is what named it, for the error. */
    static void write(final Path file, final String text, final String option) {
        final Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED_SUFFIX);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text); // a pipe or a device
                return;
            }
            Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException fault) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (final IOException alsoBad) {
                fault.addSuppressed(alsoBad);
            }
            throw CommandFault.cannotRun(
                    "cannot write",
                    file + " (" + reason(fault) + ")",
                    "choose another file with " + option + ", in a folder that is there and has room",
                    fault);
        }
    }

    private static String reason(final IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        final String reason = fault instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? String.valueOf(fault.getMessage()) : reason;
    }
}
