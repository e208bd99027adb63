package io.tailrace.cli.transport;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import java.util.Optional;

/** What the engine that writes a journal calls itself: the epoch frame of the newest checkpoint says so. One thread. */
final class JournalOwner implements FrameListener {
    private static final String READER = "owner";
    private static final int FRAMES_A_POLL = 64;

    private EpochInfo first;

    private JournalOwner() {}

    /**
     * Reads as far as the first epoch frame from the newest checkpoint on.
     *
     * @return empty while there is none.
     * @throws io.tailrace.engine.log.FrameLogException if the journal cannot be read.
     * @throws IllegalArgumentException if it is called by what can name nothing.
     */
    static Optional<SourceName> of(final JournalSource source) {
        final Optional<ChronicleJournal> journal = source.open();
        if (journal.isEmpty()) {
            return Optional.empty();
        }
        final JournalOwner owner = new JournalOwner();
        try (ChronicleJournal opened = journal.get();
                FrameTailer tailer = opened.openTailer(READER, StartPosition.LAST_CHECKPOINT)) {
            final FrameReader reader = new FrameReader(owner);
            int frames = 1;
            while (owner.first == null && frames > 0) {
                frames = tailer.poll(reader, FRAMES_A_POLL);
            }
        }
        return Optional.ofNullable(owner.first).map(epoch -> new SourceName(epoch.service(), epoch.instance()));
    }

    @Override
    public void onEpoch(final EpochInfo epoch, final long position) {
        first = first == null ? epoch : first;
    }
}
