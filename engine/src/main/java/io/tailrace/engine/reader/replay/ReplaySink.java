package io.tailrace.engine.reader.replay;

/** Takes the intervals of a {@link Replay}, on its thread. */
public interface ReplaySink {
    /**
     * Takes an interval in which selected series changed.
     *
     * @param interval valid during the call only.
     */
    void onInterval(ReplayInterval interval);

    /** There are no more intervals. */
    default void onEnd() {}
}
