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
}
