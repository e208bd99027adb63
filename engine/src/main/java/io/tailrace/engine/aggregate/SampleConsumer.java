package io.tailrace.engine.aggregate;

/** Takes samples in batches, in the order in which they were recorded. Called on the aggregator's thread. */
@FunctionalInterface
public interface SampleConsumer {
    /**
     * Takes the samples of one stretch of a ring.
     *
     * @param slots pairs: at an even index a {@link io.tailrace.engine.bucket.SampleSlot}, which says whose the sample is; the value behind it.
     * @param from index of the first pair.
     * @param to index behind the last pair.
     */
    void onSamples(long[] slots, int from, int to);
}
