package io.tailrace.engine.descriptor;

/** What the samples of a metric mean. */
public enum MetricType {
    /** Samples are added to a total that only grows. */
    COUNTER,
    /** The last sample is the value. */
    GAUGE,
    /** Samples are distributed over an HdrHistogram. */
    HISTOGRAM
}
