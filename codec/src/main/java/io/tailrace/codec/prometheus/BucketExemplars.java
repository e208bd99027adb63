package io.tailrace.codec.prometheus;

/**
 * Exemplars of a histogram's buckets, at most one each: who has them shows them here, so that none is copied. An exemplar is a sample and the
 * trace that it was part of; its labels are {@code trace_id} and {@code span_id}, which together are never longer than the 128 characters that
 * OpenMetrics allows.
 */
public interface BucketExemplars {
    /** Characters of the names and values of an exemplar's labels, as OpenMetrics counts them. */
    int MAX_LABEL_CHARACTERS = "trace_id".length() + 32 + "span_id".length() + 16;

    /**
     * Whether a bucket has one.
     *
     * @param bucket index of a bound; the number of bounds for {@code +Inf}.
     * @return true if the others may be asked about it.
     */
    boolean has(int bucket);

    /**
     * The sample.
     *
     * @param bucket that has one.
     * @return in the exposed unit; above the bound before the bucket's and at most the bucket's, or it is not shown.
     */
    double value(int bucket);

    /**
     * The upper half of the trace id.
     *
     * @param bucket that has one.
     * @return any bits.
     */
    long traceIdHigh(int bucket);

    /**
     * The lower half of the trace id.
     *
     * @param bucket that has one.
     * @return any bits.
     */
    long traceIdLow(int bucket);

    /**
     * The span.
     *
     * @param bucket that has one.
     * @return any bits; 0 if it is not known.
     */
    long spanId(int bucket);

    /**
     * When it was recorded.
     *
     * @param bucket that has one.
     * @return milliseconds since 1970.
     */
    long epochMs(int bucket);
}
