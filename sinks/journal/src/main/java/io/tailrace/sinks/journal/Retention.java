package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Deletes roll files that are too old or too many, the oldest first and never with a gap. Works on the appender's thread, at rolls.
 *
 * <p>Kept in any case: the present roll file, and the newest complete checkpoint and all behind it. Kept as long as all together are
 * not more than readers may hold: what a named reader has not acknowledged, and what some process has open.
 */
final class Retention {
    private final JournalSettings settings;
    private final JournalFolder folder;
    private final DueRollFiles dueRollFiles;
    private final RollFileFacts facts;
    private final JournalPositions positions;
    private final JournalCounters counters;
    private final DistinctErrors errors;

    Retention(
            final JournalSettings settings,
            final JournalFolder folder,
            final RollFileFacts facts,
            final JournalPositions positions,
            final JournalCounters counters,
            final DistinctErrors errors) {
        this.settings = settings;
        this.folder = folder;
        this.dueRollFiles = new DueRollFiles(settings, facts);
        this.facts = facts;
        this.positions = positions;
        this.counters = counters;
        this.errors = errors;
    }

    /**
     * Deletes what is due before the present roll file.
     *
     * @param isKeptSafe asked before anything is deleted: whether what is kept in place of it is on the device, as far as promised.
     */
    void apply(final QueueWriter writer, final long nowEpochNs, final BooleanSupplier isKeptSafe) {
        try {
            final List<Integer> ended = folder.rollNumbers();
            ended.removeIf(rollNumber -> rollNumber >= writer.rollNumber());
            final List<Integer> due = dueRollFiles.among(ended, nowEpochNs);
            if (!due.isEmpty()) {
                delete(due, dueRollFiles.beyond(settings.readerRetentionBytes(), ended), isKeptSafe);
            }
        } catch (final IOException | RuntimeException | InternalError | AssertionError e) {
            // The frames are safe; what was not deleted now is due at the next roll again.
            errors.report(e);
        }
    }

    /** Readers hold those from {@code heldFrom} on. */
    private void delete(final List<Integer> due, final int heldFrom, final BooleanSupplier isKeptSafe)
            throws IOException {
        final Map.Entry<String, Long> slowest = positions.slowest();
        final int checkpointIn = JournalPosition.rollNumber(positions.checkpoint());
        // Only if it matters: it looks at the open files of all processes.
        Set<Path> removable = null;
        int deleted = 0;
        for (final int rollNumber : due) {
            final boolean isLeftByReaders =
                    slowest == null || rollNumber < JournalPosition.rollNumber(slowest.getValue());
            if (rollNumber >= checkpointIn) {
                // Until the checkpoint that begins the present file is complete: nothing unusual.
                break;
            }
            final String holder;
            if (rollNumber < heldFrom) {
                holder = null;
            } else if (!isLeftByReaders) {
                holder = "reader " + slowest.getKey() + " has not acknowledged what is in them";
            } else {
                removable = removable != null
                        ? removable
                        : new HashSet<>(settings.files().removableRollFiles(folder.directory()));
                holder = removable.contains(folder.rollFile(rollNumber)) ? null : "a process has one open";
            }
            if (holder != null) {
                tell("roll files are kept beyond their retention: " + holder);
                break;
            }
            if (!isKeptSafe.getAsBoolean()) {
                break;
            }
            if (!isLeftByReaders) {
                counters.increment(JournalCounter.FILES_LOST_TO_READERS);
                tell("roll files were deleted before reader " + slowest.getKey()
                        + " had acknowledged what was in them: readers may hold " + settings.readerRetentionBytes()
                        + " bytes");
            }
            delete(rollNumber);
            deleted++;
        }
        counters.add(JournalCounter.FILES_HELD, due.size() - deleted);
    }

    private void delete(final int rollNumber) throws IOException {
        final Path file = folder.rollFile(rollNumber);
        if (!Files.isRegularFile(file)) {
            // A folder that somebody put there; it holds nothing of ours.
            return;
        }
        final long usedBytes = facts.endedBytes(rollNumber);
        facts.forget(rollNumber);
        settings.files().delete(file);
        counters.increment(JournalCounter.FILES_DELETED);
        counters.add(JournalCounter.BYTES_DELETED, usedBytes);
    }

    /** Once for each reader, whatever the files: what comes at each roll must not use up what can be told. */
    private void tell(final String what) {
        errors.report(new FrameLogException(folder.text(what)));
    }
}
