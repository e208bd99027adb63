package io.tailrace.engine.snapshot;

import io.tailrace.engine.bucket.BucketVisitor;

/** What goes into a snapshot (the series that changed) or a checkpoint (all series). Read on the aggregator's thread. */
public interface ValueSource {
    /** A place without a value, to be skipped. */
    int NONE = -1;

    /**
     * How many series there are to write.
     *
     * @return from 0.
     */
    int size();

    /**
     * One of them.
     *
     * @param index 0 to {@link #size()} - 1.
     * @return a series id, or {@link #NONE}.
     */
    int seriesId(int index);

    /**
     * A counter's total.
     *
     * @param seriesId of a counter.
     * @return cumulative.
     */
    long counter(int seriesId);

    /**
     * A gauge's value.
     *
     * @param seriesId of a gauge.
     * @return the last one.
     */
    double gauge(int seriesId);

    /**
     * A histogram.
     *
     * @param seriesId of a histogram.
     * @return what the interval added, or the total.
     */
    HistogramSource histogram(int seriesId);

    /**
     * Shows the buckets of a histogram, for the last time in this cut: what an interval brought can be added to the total on the way, while
     * it is in the processor's cache.
     *
     * @param seriesId of a histogram.
     * @param visitor is called for each bucket that is not empty, by rising index.
     */
    default void drainBuckets(final int seriesId, final BucketVisitor visitor) {
        histogram(seriesId).visitBuckets(visitor);
    }

    /**
     * A histogram is in a frame, with all that is to be said of it.
     *
     * @param seriesId of a histogram; it is not asked for again in this cut.
     */
    default void histogramWritten(final int seriesId) {}
}
