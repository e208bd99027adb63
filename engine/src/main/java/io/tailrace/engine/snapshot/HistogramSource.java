package io.tailrace.engine.snapshot;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;

/** A histogram to be written into a frame, with what its buckets alone do not say. Read on the aggregator's thread. */
public interface HistogramSource {
    /**
     * Where its values are counted.
     *
     * @return the layout of its range.
     */
    BucketLayout layout();

    /**
     * Shows the buckets that are not empty, by rising index.
     *
     * @param visitor is called for each.
     */
    void visitBuckets(BucketVisitor visitor);

    /**
     * Number of samples.
     *
     * @return equals the buckets' total less {@link #corrected()}.
     */
    long count();

    /**
     * Lower part of the exact sum.
     *
     * @return 0 to 2^63 - 1.
     */
    long sumLow();

    /**
     * Higher part of the exact sum.
     *
     * @return multiples of 2^63.
     */
    long sumHigh();

    /**
     * Lowest sample.
     *
     * @return recorded unit; 0 when there is none.
     */
    long min();

    /**
     * Highest sample.
     *
     * @return recorded unit; 0 when there is none.
     */
    long max();

    /**
     * Samples that were outside the range.
     *
     * @return from 0.
     */
    long clamped();

    /**
     * Counts that coordinated-omission correction added.
     *
     * @return from 0.
     */
    long corrected();
}
