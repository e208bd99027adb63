package io.tailrace.sinks.journal;

import io.tailrace.engine.time.EngineClock;
import org.agrona.CloseHelper;

/** Puts the parts of a journal together that appends; its lock is held. */
final class AppendingJournal {
    private final JournalSettings settings;
    private final JournalFolder folder;
    private final EngineClock clock;
    private final DistinctErrors errors;
    private final JournalCounters counters = new JournalCounters();

    AppendingJournal(
            final JournalSettings settings,
            final JournalFolder folder,
            final EngineClock clock,
            final DistinctErrors errors) {
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
        this.errors = errors;
    }

    ChronicleJournal open(final JournalFiles.HeldLock lock) {
        if (!SpaceGuard.isEnoughToOpen(settings)) {
            throw folder.refusal("the disk has too little room (" + settings.reserveBytes()
                    + " bytes are to stay free, and some are needed besides); free some or choose another path");
        }
        folder.deleteUnfinishedRollFile();
        JournalOpener.requireReadableFrames(folder, errors);
        folder.mark();
        folder.makeTable();
        JournalPositions positions = null;
        QueueWriter writer = null;
        try {
            positions = JournalPositions.forAppending(folder, settings.files());
            writer = newWriter();
            final JournalAppender appender = appender(positions, writer, new RollFileFacts(folder, errors));
            final JournalTailers tailers = new JournalTailers(folder, errors, positions, false);
            return new ChronicleJournal(folder, errors, counters, tailers, appender, positions, lock);
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(writer, positions);
            throw e;
        }
    }

    private JournalAppender appender(
            final JournalPositions positions, final QueueWriter writer, final RollFileFacts facts) {
        final Retention retention = new Retention(settings, folder, facts, positions, counters, errors);
        return new JournalAppender(
                settings,
                clock,
                positions,
                counters,
                errors,
                retention,
                new JournalRoom(settings, folder, counters),
                this::writerAnew,
                writer,
                fileAgeNs(facts, writer));
    }

    private QueueWriter writerAnew() {
        // It would be taken for the newest.
        folder.deleteUnfinishedRollFile();
        return newWriter();
    }

    private QueueWriter newWriter() {
        return new QueueWriter(folder, errors);
    }

    /** By the wall clock, for another process may have begun the file; never negative, in case the clock was set back. */
    private long fileAgeNs(final RollFileFacts facts, final QueueWriter writer) {
        if (writer.fileBytes() == 0) {
            return 0;
        }
        final long startedAtNs = facts.startedAtNs(writer.rollNumber());
        return startedAtNs == CheckpointFields.NO_TIME ? 0 : Math.max(0, clock.epochNanos() - startedAtNs);
    }
}
