package io.tailrace.engine.bucket;

/** Is shown the buckets that are not empty, by rising index. */
@FunctionalInterface
public interface BucketVisitor {
    /**
     * Takes one bucket.
     *
     * @param index in its {@link BucketLayout}.
     * @param count above 0.
     */
    void visit(int index, long count);
}
