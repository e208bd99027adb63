package io.tailrace.exposer.tls;

import java.nio.file.Path;

/** A file of a {@code TlsConfig} cannot be used. The message is one line: what, where, and how to mend it. */
final class TlsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    TlsFileException(final String message) {
        super(message);
    }

    /** The same with the file's name in front, if it does not say it yet. */
    static TlsFileException in(final Path file, final TlsFileException fault) {
        return fault.getMessage().contains(file.toString())
                ? fault
                : new TlsFileException(file + " " + fault.getMessage());
    }
}
