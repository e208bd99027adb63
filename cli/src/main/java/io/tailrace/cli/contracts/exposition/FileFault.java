package io.tailrace.cli.contracts.exposition;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file cannot be read, without its name, which stands before it. */
final class FileFault {
    private FileFault() {}

    static String of(final IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "nothing is there";
        }
        if (fault instanceof AccessDeniedException) {
            return "it may not be read";
        }
        final String reason = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return reason == null ? "it cannot be read" : "it cannot be read (" + reason + ")";
    }
}
