package io.tailrace.cli.bench.paced;

/** What is called at a steady rate. Its calls come from one thread, which closes it, too. */
public interface PacedTarget extends AutoCloseable {
    /** The empty call: the harness's own zero. */
    PacedTarget NOTHING = valueNs -> {};

    /**
     * The call that is timed. It must not throw.
     *
     * @param valueNs what is recorded, in nanoseconds.
     */
    void record(long valueNs);

    /**
     * Calls that were refused so far. The calling thread, or another one after its end.
     *
     * @return since the target was opened.
     */
    default long refused() {
        return 0;
    }

    /** Ends it; any number of times. */
    @Override
    default void close() {}
}
