package io.tailrace.sinks.otlp;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.JournalSource;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** What a journal says up to the position that a transport begins behind, from the checkpoint before it on: totals are known from there on. */
final class JournalContext {
    private static final System.Logger LOGGER = System.getLogger(JournalContext.class.getPackageName());

    private final JournalSource source;
    private final JournalBookmark behind;

    /** {@code behind} is null for a transport that begins with the oldest frame. */
    JournalContext(final JournalSource source, final JournalBookmark behind) {
        this.source = source;
        this.behind = behind;
    }

    /**
     * Tells all of it. What cannot be read is logged: the totals are known from the next checkpoint on, then.
     *
     * @return false if there is no journal yet.
     */
    boolean tell(final FrameListener listener) {
        if (behind == null) {
            return true;
        }
        try {
            final Optional<ChronicleJournal> found = source.open();
            if (found.isPresent()) {
                try (ChronicleJournal journal = found.get();
                        FrameTailer tailer = journal.openTailerAround("transport-context", behind)) {
                    read(tailer, listener);
                }
            }
            return found.isPresent();
        } catch (final FrameLogException e) {
            LOGGER.log(Level.WARNING, "OTLP: no metrics before the journal's next checkpoint: " + e.getMessage());
            return true;
        }
    }

    private void read(final FrameTailer tailer, final FrameListener listener) {
        final FrameReader reader = new FrameReader(listener);
        final boolean[] isThere = {false};
        int polled = 1;
        while (!isThere[0] && polled > 0) {
            polled = tailer.poll(
                    (buffer, offset, lengthInBytes, position) -> {
                        isThere[0] = position >= behind.position();
                        if (position <= behind.position()) {
                            reader.onFrame(buffer, offset, lengthInBytes, position);
                        }
                    },
                    1);
        }
    }
}
