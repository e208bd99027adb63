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
}
