package io.tailrace.engine.recording;

/** Records into a histogram. Whoever holds it records for one series. */
public interface Histogram {
    /**
     * Records one value.
     *
     * @param value in the metric's recorded unit (nanoseconds for times); outside the metric's range it is clamped to the range
     *     by the aggregator, and counted as clamped.
     * @return what became of it.
     */
    RecordResult record(long value);

    /**
     * Records one value with a time that the caller has already. The time is data: it is kept beside the sample of a metric that retains
     * its samples, and of others it is dropped. Which interval a sample counts in is decided by the engine's clock as ever. Until the ring
     * was once around, a call now and then allocates room for the times, 8 bytes a sample.
     *
     * @param value as of {@link #record(long)}.
     * @param timestampNs by whatever clock the caller likes.
     * @return what became of it.
     */
    RecordResult recordAt(long value, long timestampNs);

    /**
     * Records one value and offers it as an exemplar: a sample that says which trace it was part of. Of what is offered a bounded sample is
     * kept, which favours no duration: the newest of each {@code le} bucket, taken at most once an interval. So offer whatever trace
     * is at hand and was itself sampled. Allocates when the channel's first exemplar of the series is offered, and never again.
     *
     * @param value as of {@link #record(long)}.
     * @param traceIdHigh upper half of the trace id.
     * @param traceIdLow lower half; a trace id of 0 offers nothing.
     * @param spanId span within the trace, 0 if it is not known.
     * @return what became of the sample; an exemplar is offered only if it was accepted.
     */
    RecordResult record(long value, long traceIdHigh, long traceIdLow, long spanId);

    /**
     * The same with ids as text, as a {@code traceparent} has them. Not for the hot path: each call goes through 48 digits.
     *
     * @param value as of {@link #record(long)}.
     * @param traceId 32 hexadecimal digits; anything else, null included, offers nothing.
     * @param spanId 16 hexadecimal digits; anything else, null included, is not known.
     * @return what became of the sample.
     */
    default RecordResult record(final long value, final String traceId, final String spanId) {
        if (!TraceIds.isId(traceId, TraceIds.TRACE_ID_LENGTH)) {
            return record(value);
        }
        return record(
                value,
                TraceIds.bits(traceId, 0),
                TraceIds.bits(traceId, TraceIds.SPAN_ID_LENGTH),
                TraceIds.isId(spanId, TraceIds.SPAN_ID_LENGTH) ? TraceIds.bits(spanId, 0) : 0);
    }

    /**
     * Records one value and corrects for coordinated omission: a caller that does one thing after the other, and should have begun one
     * each {@code expectedInterval}, recorded nothing while this one took longer. The aggregator adds to the buckets what would have been
     * seen, {@code value - expectedInterval}, {@code value - 2 * expectedInterval} and so on down to the interval, as HdrHistogram's method of
     * this name does. These counts are kept apart: number, sum, lowest and highest stay those of the samples.
     *
     * @param value as of {@link #record(long)}.
     * @param expectedInterval in the same unit; exact if it has at most 26 significant bits, as every whole number of milliseconds up to a
     *     second has, else rounded in the eighth digit; 0 or less corrects nothing.
     * @return what became of the sample.
     */
    RecordResult recordWithExpectedInterval(long value, long expectedInterval);

    /**
     * Starts a timer, which is nothing but a number: {@code final long startNs = latency.start(); ... latency.stop(startNs);}. This form
     * allocates nothing.
     *
     * @return monotonic time of the engine's clock, nanoseconds.
     * @throws IllegalStateException if the metric's unit is no time.
     */
    long start();

    /**
     * Stops a timer and records the time since its start.
     *
     * @param startNs from {@link #start()} of any handle of the same engine.
     * @return what became of the sample.
     * @throws IllegalStateException if the metric's unit is no time.
     */
    RecordResult stop(long startNs);

    /**
     * Times work and records how long it took, also when it throws: what it throws reaches the caller after that. The call allocates
     * nothing, but a lambda that captures variables is itself allocated by the caller, unless the compiler gets around it; on hot
     * paths use {@link #start()} and {@link #stop(long)}.
     *
     * @param work is run once, on this thread.
     * @throws IllegalStateException if the metric's unit is no time; the work is not run then.
     */
    default void time(final Runnable work) {
        final long startNs = start();
        try {
            work.run();
        } finally {
            stop(startNs);
        }
    }

    /**
     * Times work that has a result; as {@link #time(Runnable)}.
     *
     * @param work is called once, on this thread.
     * @param <T> type of the result.
     * @param <E> what the work may throw.
     * @return what the work returned.
     * @throws E what the work threw, after its time was recorded.
     * @throws IllegalStateException if the metric's unit is no time; the work is not run then.
     */
    default <T, E extends Exception> T time(final TimedCall<T, E> work) throws E {
        final long startNs = start();
        try {
            return work.call();
        } finally {
            stop(startNs);
        }
    }
}
