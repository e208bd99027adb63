package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Deletes roll files that are too old or too many, the oldest first and never with a gap. Works on the appender's thread, at rolls.
 *
 * <p>Kept in any case: the present roll file, the newest complete checkpoint and all behind it, what a named reader has not
 * acknowledged, and what some process has open.
 */
final class Retention {
    private final JournalSettings settings;
    private final JournalFolder folder;
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
            final List<Integer> due = due(writer.rollNumber(), nowEpochNs);
            if (!due.isEmpty() && delete(due, isKeptSafe)) {
                writer.onFilesDeleted();
            }
        } catch (final IOException | RuntimeException | InternalError | AssertionError e) {
            // The frames are safe; what was not deleted now is due at the next roll again.
            errors.report(e);
        }
    }

    private List<Integer> due(final int presentRollNumber, final long nowEpochNs) {
        final List<Integer> rollNumbers = folder.rollNumbers();
        rollNumbers.removeIf(rollNumber -> rollNumber >= presentRollNumber);
        long usedBytes = 0;
        if (settings.retentionBytes() != JournalContext.UNLIMITED) {
            for (final int rollNumber : rollNumbers) {
                usedBytes += facts.endedBytes(rollNumber);
            }
        }
        final List<Integer> due = new ArrayList<>();
        for (final int rollNumber : rollNumbers) {
            if (usedBytes <= settings.retentionBytes() && !isExpired(rollNumber, nowEpochNs)) {
                break;
            }
            if (settings.retentionBytes() != JournalContext.UNLIMITED) {
                usedBytes -= facts.endedBytes(rollNumber);
            }
            due.add(rollNumber);
        }
        return due;
    }

    /** A roll file is as old as its newest frame, and that is no newer than the beginning of the next file. */
    private boolean isExpired(final int rollNumber, final long nowEpochNs) {
        final long endedAtNs = facts.startedAtNs(rollNumber + 1);
        return endedAtNs != CheckpointFields.NO_TIME && nowEpochNs - endedAtNs > settings.retentionAgeNs();
    }

    private boolean delete(final List<Integer> due, final BooleanSupplier isKeptSafe) throws IOException {
        final Set<Path> removable = new HashSet<>(settings.files().removableRollFiles(folder.directory()));
        final int neededFrom =
                JournalPosition.rollNumber(Math.min(positions.checkpoint(), positions.acknowledgedByAll()));
        int deleted = 0;
        for (final int rollNumber : due) {
            final Path file = folder.rollFile(rollNumber);
            if (rollNumber >= neededFrom || !removable.contains(file) || !isKeptSafe.getAsBoolean()) {
                break;
            }
            final long usedBytes = facts.endedBytes(rollNumber);
            facts.forget(rollNumber);
            settings.files().delete(file);
            counters.increment(JournalCounter.FILES_DELETED);
            counters.add(JournalCounter.BYTES_DELETED, usedBytes);
            deleted++;
        }
        counters.add(JournalCounter.FILES_HELD, due.size() - deleted);
        return deleted > 0;
    }
}
