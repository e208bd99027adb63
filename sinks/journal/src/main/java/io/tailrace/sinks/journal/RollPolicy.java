package io.tailrace.sinks.journal;

/** Says when a roll and when a checkpoint is due. Times are the monotonic clock's. */
final class RollPolicy {
    private final long rollBytes;
    private final long rollAgeNs;
    private final long checkpointBytes;
    private long fileStartedAtNs;
    private long checkpointAtBytes;
    private boolean hasCheckpoint;

    RollPolicy(final JournalSettings settings) {
        rollBytes = settings.rollBytes();
        rollAgeNs = settings.rollAgeNs();
        checkpointBytes = settings.checkpointBytes();
    }

    /** The roll file was begun at that time, maybe by an earlier process. */
    void onFile(final long startedAtNs) {
        fileStartedAtNs = startedAtNs;
    }

    /** A checkpoint begins where the file has that many bytes. */
    void onCheckpoint(final long fileBytes) {
        hasCheckpoint = true;
        checkpointAtBytes = fileBytes;
    }

    boolean isRollDue(final long fileBytes, final long nowNs) {
        return fileBytes >= rollBytes || (fileBytes > 0 && nowNs - fileStartedAtNs >= rollAgeNs);
    }

    boolean isCheckpointDue(final long fileBytes, final long nowNs) {
        return !hasCheckpoint || fileBytes - checkpointAtBytes >= checkpointBytes || isRollDue(fileBytes, nowNs);
    }
}
