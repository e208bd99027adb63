package io.tailrace.engine.snapshot;

import org.HdrHistogram.Histogram;

/** A histogram to be written into a frame, with what its buckets alone do not say. Read on the aggregator's thread. */
public interface HistogramSource {
    /**
     * The buckets.
     *
     * @return not recorded into while it is written.
     */
    Histogram buckets();

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
