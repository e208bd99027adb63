package io.tailrace.micrometer;

/**
 * The trace that the calling thread is in, for exemplars: what Micrometer's Prometheus registry takes from a {@code SpanContext}. Any thread; called at
 * each recording into a histogram with buckets, so it must be quick. What it throws comes out of the recording call.
 */
public interface TraceSource {
    /**
     * The trace.
     *
     * @return 32 lower-case hexadecimal digits; null if there is none or it is not sampled.
     */
    String sampledTraceId();

    /**
     * The span.
     *
     * @return 16 lower-case hexadecimal digits; null if it is not known.
     */
    String spanId();
}
