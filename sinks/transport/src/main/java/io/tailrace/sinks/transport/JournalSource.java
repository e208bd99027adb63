package io.tailrace.sinks.transport;

import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.agrona.ErrorHandler;

/** Where a transport's journal is. Called on the transport's thread. */
@FunctionalInterface
public interface JournalSource {
    /**
     * Opens it for reading.
     *
     * @return to be closed by who asked; empty if there is nothing to read yet.
     * @throws io.tailrace.engine.log.FrameLogException if it cannot be read.
     */
    Optional<ChronicleJournal> open();

    /**
     * A journal that this or another process writes, now or later.
     *
     * @param directory its folder.
     * @param errorHandler takes what could not be read, each distinct cause once.
     * @return looks anew each time that it is asked.
     */
    static JournalSource at(final Path directory, final ErrorHandler errorHandler) {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(errorHandler, "errorHandler");
        return () -> ChronicleJournal.isAwaited(directory)
                ? Optional.empty()
                : Optional.of(ChronicleJournal.openForReading(directory, errorHandler));
    }
}
