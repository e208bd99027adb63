package io.tailrace.engine.reader;

/**
 * A sample of a histogram with the trace that it was part of.
 *
 * @param series whose.
 * @param value of the sample, recorded unit, within the range.
 * @param traceIdHigh upper half of the trace id.
 * @param traceIdLow lower half.
 * @param spanIdBits span within the trace, 0 if it is not known.
 * @param atNs wall clock of the cut at which it was collected, ns since 1970; the sample is at most an interval older.
 */
public record Exemplar(SeriesInfo series, long value, long traceIdHigh, long traceIdLow, long spanIdBits, long atNs) {
    /**
     * The trace id as text.
     *
     * @return 32 hexadecimal digits.
     */
    public String traceId() {
        return hex(traceIdHigh) + hex(traceIdLow);
    }

    /**
     * The span id as text.
     *
     * @return 16 hexadecimal digits; empty if it is not known.
     */
    public String spanId() {
        return spanIdBits == 0 ? "" : hex(spanIdBits);
    }

    private static String hex(final long bits) {
        final String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
