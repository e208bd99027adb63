package io.tailrace.codec.envelope;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A file that should hold a deduplicator's state does not. The message says how to go on. */
public final class DamagedStateException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedStateException(final Path file, final String reason) {
        super(
                file + " is no whole state of a deduplicator: " + reason
                        + "; move it away to begin with an empty window: events that were done before may then be processed again");
    }
}
