package io.tailrace.sinks.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which roll files are too old or too many. However many there are, at each roll only some are opened that were not opened before:
 * what is not known yet counts as not due, and is looked at with the next rolls. Belongs to the appender's thread.
 */
final class DueRollFiles {
    /** Files that are opened for their size at one roll, and files that are due at one roll. */
    static final int LIMIT = 256;

    private final JournalSettings settings;
    private final RollFileFacts facts;

    DueRollFiles(final JournalSettings settings, final RollFileFacts facts) {
        this.settings = settings;
        this.facts = facts;
    }

    /** Those that are due among all that are ended, the oldest first. */
    List<Integer> among(final List<Integer> ended, final long nowEpochNs) {
        final int kept = beyond(settings.retentionBytes(), ended);
        final List<Integer> due = new ArrayList<>();
        for (int i = 0; i < ended.size() && due.size() < LIMIT; i++) {
            if (ended.get(i) >= kept && !isExpired(ended, i, nowEpochNs)) {
                break;
            }
            due.add(ended.get(i));
        }
        return due;
    }

    /** The number from which on the newest of these files are together within a bound; that of the first, as far as known. */
    int beyond(final long boundBytes, final List<Integer> ended) {
        int opened = 0;
        long usedBytes = 0;
        for (int i = ended.size() - 1; i >= 0 && boundBytes != JournalContext.UNLIMITED; i--) {
            final int rollNumber = ended.get(i);
            if (!facts.knowsEndedBytes(rollNumber) && opened++ == LIMIT) {
                return 0;
            }
            usedBytes += facts.endedBytes(rollNumber);
            if (usedBytes > boundBytes) {
                return rollNumber + 1;
            }
        }
        return 0;
    }

    /** A roll file is as old as its newest frame, and that is no newer than the beginning of any later file. */
    private boolean isExpired(final List<Integer> ended, final int index, final long nowEpochNs) {
        for (int later = index + 1; later <= Math.min(ended.size(), index + LIMIT); later++) {
            final int rollNumber = later < ended.size() ? ended.get(later) : ended.get(later - 1) + 1;
            final long startedAtNs = facts.startedAtNs(rollNumber);
            // One that does not say when it began is damaged, or no roll file.
            if (startedAtNs != CheckpointFields.NO_TIME) {
                return nowEpochNs - startedAtNs > settings.retentionAgeNs();
            }
        }
        return false;
    }
}
