package io.tailrace.engine.snapshot;

/** The newest exemplar of one bucket of one series. Mutable and used again for ever; the aggregator's thread only. */
public final class ExemplarCut {
    private final int seriesId;
    private long value;
    private long traceIdHigh;
    private long traceIdLow;
    private long spanId;
    private long collectedNs;

    /**
     * For a bucket that has none yet.
     *
     * @param seriesId whose.
     */
    public ExemplarCut(final int seriesId) {
        this.seriesId = seriesId;
    }

    /**
     * Puts a newer one in its place.
     *
     * @param newValue of the sample, after clamping, recorded unit.
     * @param newTraceIdHigh upper half of the trace id.
     * @param newTraceIdLow lower half.
     * @param newSpanId 0 if it is not known.
     * @param nowNs monotonic time.
     */
    public void set(
            final long newValue,
            final long newTraceIdHigh,
            final long newTraceIdLow,
            final long newSpanId,
            final long nowNs) {
        value = newValue;
        traceIdHigh = newTraceIdHigh;
        traceIdLow = newTraceIdLow;
        spanId = newSpanId;
        collectedNs = nowNs;
    }

    /**
     * Whose it is.
     *
     * @return as given.
     */
    public int seriesId() {
        return seriesId;
    }

    long value() {
        return value;
    }

    long traceIdHigh() {
        return traceIdHigh;
    }

    long traceIdLow() {
        return traceIdLow;
    }

    long spanId() {
        return spanId;
    }

    long collectedNs() {
        return collectedNs;
    }
}
