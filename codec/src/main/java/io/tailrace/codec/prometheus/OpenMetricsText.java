package io.tailrace.codec.prometheus;

/** Parts of OpenMetrics lines: times and exemplars. */
final class OpenMetricsText {
    private static final int MS_PER_SECOND = 1_000;
    private static final int BITS_A_DIGIT = 4;

    private OpenMetricsText() {}

    /**
     * Seconds with three decimals. Prometheus makes milliseconds of them by a multiplication that rounds down (its OpenMetrics parser): where
     * that would give the millisecond before, half a microsecond is added, which is enough for 200 years.
     */
    static void putSeconds(final long epochMs, final TextBuffer out) {
        out.put(Math.floorDiv(epochMs, MS_PER_SECOND));
        out.put('.');
        final int fraction = Math.floorMod(epochMs, MS_PER_SECOND);
        out.put((char) ('0' + fraction / 100));
        out.put((char) ('0' + fraction / 10 % 10));
        out.put((char) ('0' + fraction % 10));
        if ((long) (epochMs / (double) MS_PER_SECOND * MS_PER_SECOND) < epochMs) {
            out.put("0005");
        }
    }

    /** Writes what stands behind a bucket's count, if the bucket has an exemplar and the exemplar is not above the bucket's bound. */
    static void putExemplar(
            final BucketExemplars exemplars, final int bucket, final double bound, final TextBuffer out) {
        if (exemplars == null || !exemplars.has(bucket) || !(exemplars.value(bucket) <= bound)) {
            return;
        }
        out.put(" # {trace_id=\"");
        putHex(exemplars.traceIdHigh(bucket), out);
        putHex(exemplars.traceIdLow(bucket), out);
        if (exemplars.spanId(bucket) != 0) {
            out.put("\",span_id=\"");
            putHex(exemplars.spanId(bucket), out);
        }
        out.put("\"} ");
        out.put(exemplars.value(bucket));
        out.put(' ');
        putSeconds(exemplars.epochMs(bucket), out);
    }

    /** Sixteen digits. */
    private static void putHex(final long bits, final TextBuffer out) {
        for (int shift = Long.SIZE - BITS_A_DIGIT; shift >= 0; shift -= BITS_A_DIGIT) {
            out.put(Character.forDigit((int) (bits >>> shift) & 0xF, 16));
        }
    }
}
