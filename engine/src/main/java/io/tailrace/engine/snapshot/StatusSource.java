package io.tailrace.engine.snapshot;

/** What a status frame says. Read on the aggregator's thread. */
public interface StatusSource {
    /**
     * Readiness causes.
     *
     * @return masks of {@code ReadinessCause}, 0 when ready.
     */
    int causes();

    /**
     * How far the journal is behind.
     *
     * @return milliseconds.
     */
    long journalLagMs();

    /**
     * Occupancy of the fullest ring since the last status.
     *
     * @return 0 to 1,000.
     */
    int occupancyPermille();

    /**
     * Channels that are open.
     *
     * @return how many.
     */
    int openChannels();
}
