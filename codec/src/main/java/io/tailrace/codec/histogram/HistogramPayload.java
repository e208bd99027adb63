package io.tailrace.codec.histogram;

import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * Histograms as bytes: HdrHistogram's V2 encoding (HdrHistogram's {@code AbstractHistogram.encodeIntoByteBuffer}), uncompressed,
 * so that any HdrHistogram library reads it.
 *
 * <pre>
 *   0        4         8            12       16              24               32             40
 *  +--------+---------+------------+--------+---------------+----------------+--------------+------ - -
 *  | cookie | payload | normalizing| digits | lowest value  | highest value  | double ratio | ZigZag LEB128 counts
 *  |        | length  | offset     |        |               |                |              |
 *  +--------+---------+------------+--------+---------------+----------------+--------------+------ - -
 * </pre>
 *
 * Big-endian, as HdrHistogram writes it.
 */
public final class HistogramPayload {
    private static final int PAYLOAD_LENGTH_OFFSET = 4;
    private static final int DIGITS_OFFSET = 12;
    private static final int LOWEST_OFFSET = 16;
    private static final int HIGHEST_OFFSET = 24;
    /** Bytes before the counts. */
    public static final int HEADER_LENGTH = 40;

    private HistogramPayload() {}

    /**
     * Decodes a payload whose range is known from the metric's descriptor. The bytes are not trusted: a range other than the
     * descriptor's is refused before anything is allocated for it.
     *
     * @param payload from position to limit.
     * @param lowestValue that the descriptor says.
     * @param highestValue that the descriptor says.
     * @param significantDigits that the descriptor says.
     * @return a new histogram.
     * @throws IllegalArgumentException if the payload is not such a histogram.
     */
    public static Histogram decode(
            final ByteBuffer payload, final long lowestValue, final long highestValue, final int significantDigits) {
        final int start = payload.position();
        if (payload.remaining() < HEADER_LENGTH) {
            throw new IllegalArgumentException("histogram payload of " + payload.remaining() + " bytes is too short");
        }
        if (payload.getInt(start + DIGITS_OFFSET) != significantDigits
                || payload.getLong(start + LOWEST_OFFSET) != lowestValue
                || payload.getLong(start + HIGHEST_OFFSET) != highestValue
                || payload.getInt(start + PAYLOAD_LENGTH_OFFSET) != payload.remaining() - HEADER_LENGTH) {
            throw new IllegalArgumentException("histogram payload does not have the range of its descriptor");
        }
        try {
            return Histogram.decodeFromByteBuffer(payload, 0);
        } catch (final RuntimeException fault) {
            throw new IllegalArgumentException("histogram payload cannot be decoded: " + fault.getMessage(), fault);
        }
    }
}
