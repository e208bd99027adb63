package io.tailrace.engine.recording;

/** Sets a gauge. Whoever holds it records for one series. */
public interface Gauge {
    /**
     * Sets the value; the last one that the aggregator sees is shown.
     *
     * @param value in the metric's exposed unit; NaN and infinities are allowed.
     * @return what became of it.
     */
    RecordResult set(double value);

    /**
     * Sets the value with a time that the caller has already; as {@link Histogram#recordAt}.
     *
     * @param value as of {@link #set}.
     * @param timestampNs by whatever clock the caller likes.
     * @return what became of it.
     */
    RecordResult setAt(double value, long timestampNs);
}
