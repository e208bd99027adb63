package io.tailrace.sinks.journal;

/** Says when a roll and when a checkpoint is due. Times are the monotonic clock's. */
final class RollPolicy {
    private final long rollBytes;
    private final long rollAgeNs;
    private final long checkpointBytes;
    private long fileStartedAtNs;
    private long checkpointAtBytes;
    private boolean hasCheckpoint;
    private boolean hasFrames;

    RollPolicy(final JournalSettings settings) {
        rollBytes = settings.rollBytes();
        rollAgeNs = settings.rollAgeNs();
        checkpointBytes = settings.checkpointBytes();
    }

    /** The roll file was begun at that time, maybe by an earlier process, and nothing is known of a checkpoint in it. */
    void onFile(final long startedAtNs) {
        fileStartedAtNs = startedAtNs;
        checkpointAtBytes = 0;
        hasCheckpoint = false;
    }

    /** Something was appended. */
    void onFrame() {
        hasFrames = true;
    }

    /** A checkpoint begins where the file has that many bytes. */
    void onCheckpoint(final long fileBytes) {
        hasCheckpoint = true;
        checkpointAtBytes = fileBytes;
    }

    boolean isRollDue(final long fileBytes, final long nowNs) {
        return fileBytes >= rollBytes || (fileBytes > 0 && nowNs - fileStartedAtNs >= rollAgeNs);
    }

    /** Also if an epoch or a roll file began without one; as long as there is nothing at all, the one that opens it can still come. */
    boolean isCheckpointDue(final long fileBytes, final long nowNs) {
        return (hasFrames && !hasCheckpoint)
                || fileBytes - checkpointAtBytes >= checkpointBytes
                || isRollDue(fileBytes, nowNs);
    }
}
