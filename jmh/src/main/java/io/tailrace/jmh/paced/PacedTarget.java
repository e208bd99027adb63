package io.tailrace.jmh.paced;

/** What is called at a steady rate. One thread. */
interface PacedTarget extends AutoCloseable {
    /** The empty call: the harness's own zero. */
    PacedTarget NOTHING = valueNs -> {};

    /** The call that is timed. */
    void record(long valueNs);

    /** Calls that were refused so far. */
    default long refused() {
        return 0;
    }

    @Override
    default void close() {}
}
