package io.tailrace.engine.observe;

/** An observer that is called, until this is closed. Any thread. */
public interface Observation extends AutoCloseable {
    /**
     * Ends it. A call under way on the aggregator's thread may still finish behind this; no other one begins. Any number of times.
     */
    @Override
    void close();
}
