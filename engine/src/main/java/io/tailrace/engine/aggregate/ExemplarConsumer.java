package io.tailrace.engine.aggregate;

/** Takes exemplars. Called on the aggregator's thread. */
@FunctionalInterface
public interface ExemplarConsumer {
    /**
     * Takes one exemplar.
     *
     * @param seriesId of its sample.
     * @param value of its sample, recorded unit, not clamped.
     * @param traceIdHigh upper half of the trace id.
     * @param traceIdLow lower half.
     * @param spanId span within it, 0 if it is not known.
     */
    void onExemplar(int seriesId, long value, long traceIdHigh, long traceIdLow, long spanId);
}
