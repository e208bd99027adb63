package io.tailrace.engine.snapshot;

/** Where the times are that callers gave with their samples. Called on the aggregator's thread. */
@FunctionalInterface
public interface CallerTimeSource {
    /**
     * The time of a sample that has one, while it is handed over.
     *
     * @param slot index of the sample's first slot, as it was handed over.
     * @return as the caller gave it.
     */
    long callerTimeNs(int slot);
}
