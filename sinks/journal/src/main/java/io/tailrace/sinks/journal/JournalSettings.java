package io.tailrace.sinks.journal;

import java.nio.file.Path;

/** What {@link JournalContext} concluded. */
record JournalSettings(
        Path directory,
        long rollBytes,
        long rollAgeNs,
        long checkpointBytes,
        long retentionAgeNs,
        long retentionBytes,
        long readerRetentionBytes,
        long reserveBytes,
        long lowSpaceBytes,
        SyncPolicy syncPolicy,
        long syncIntervalNs,
        JournalFiles files) {

    /** The same with the folder's own path, after links were followed. */
    JournalSettings in(final Path realDirectory) {
        return new JournalSettings(
                realDirectory,
                rollBytes,
                rollAgeNs,
                checkpointBytes,
                retentionAgeNs,
                retentionBytes,
                readerRetentionBytes,
                reserveBytes,
                lowSpaceBytes,
                syncPolicy,
                syncIntervalNs,
                files);
    }
}
