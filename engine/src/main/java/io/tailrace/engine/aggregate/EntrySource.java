package io.tailrace.engine.aggregate;

import io.tailrace.engine.status.RefusalReason;

/** What the aggregator drains of telemetry entries. All but {@link #close()} is called on the aggregator's thread. */
public interface EntrySource {
    /**
     * Hands over what was recorded and not handed over yet, up to the first entry that is still being written.
     *
     * @param consumer takes the entries.
     * @param limit of places looked at.
     * @return how many places were freed.
     */
    int drain(EntryConsumer consumer, int limit);

    /**
     * Places that were taken by writers so far. Whatever was recorded before this call lies below.
     *
     * @return from 0.
     */
    long claimed();

    /**
     * Places that were handed over so far.
     *
     * @return up to {@link #claimed()}.
     */
    long drained();

    /**
     * Entries that were refused because the ring had no room for them.
     *
     * @param reason why.
     * @return since the start.
     */
    long refused(RefusalReason reason);

    /**
     * Entries that were refused because they must not be cut and were too long.
     *
     * @return since the start.
     */
    long tooLong();

    /**
     * How many entries the ring holds.
     *
     * @return a power of two.
     */
    int capacity();

    /** Ends recording: from here on it answers CLOSED. Any thread, any number of times. */
    void close();

    /**
     * Whether nothing can be recorded any more and everything was handed over.
     *
     * @return true when there is nothing left.
     */
    boolean isQuiet();
}
