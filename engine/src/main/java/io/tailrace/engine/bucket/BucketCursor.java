package io.tailrace.engine.bucket;

/** Goes over the buckets that are not empty, by rising index. One thread. */
public interface BucketCursor {
    /**
     * Moves to the next bucket.
     *
     * @return false at the end.
     */
    boolean next();

    /**
     * Which bucket it is.
     *
     * @return its index in its {@link BucketLayout}.
     */
    int index();

    /**
     * How much it counts.
     *
     * @return above 0.
     */
    long count();
}
