package io.tailrace.engine.reader;

/** Goes over the buckets that are not empty, by rising index. */
interface BucketCursor {
    /** Moves to the next bucket; false at the end. */
    boolean next();

    /** Index of the bucket in its {@link BucketLayout}. */
    int index();

    /** Its count, above 0. */
    long count();
}
