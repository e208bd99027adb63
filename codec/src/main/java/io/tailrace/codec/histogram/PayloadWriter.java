package io.tailrace.codec.histogram;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes a histogram bucket by bucket in HdrHistogram's V2 encoding, byte for byte as HdrHistogram would write it, without there being
 * an HdrHistogram: the cost is in proportion to the buckets that are not empty. Used again for ever; it allocates only to grow. One
 * thread.
 *
 * <p>Format: see {@link HistogramPayload}; counts as in HdrHistogram's {@code ZigZagEncoding} and {@code
 * AbstractHistogram.fillBufferFromCountsArray}, where a run of empty buckets is one negative number, and a single one is a zero.
 */
public final class PayloadWriter {
    private static final int COOKIE = 0x1c849303 | 0x10;
    private static final int LENGTH_OFFSET = 4;
    private static final int MOST_BYTES_A_BUCKET = 2 * 9;
    private static final double RATIO = 1.0;

    private byte[] bytes;
    private ByteBuffer header;
    private int at;
    private int nextIndex;

    /**
     * Makes one.
     *
     * @param initialLength bytes that it has room for at first.
     */
    public PayloadWriter(final int initialLength) {
        grow(Math.max(initialLength, HistogramPayload.HEADER_LENGTH + MOST_BYTES_A_BUCKET));
    }

    /**
     * Begins a payload and forgets the one before.
     *
     * @param lowestValue of the range.
     * @param highestValue of the range.
     * @param significantDigits of the range.
     */
    public void begin(final long lowestValue, final long highestValue, final int significantDigits) {
        header.clear()
                .putInt(COOKIE)
                .putInt(0)
                .putInt(0)
                .putInt(significantDigits)
                .putLong(lowestValue)
                .putLong(highestValue)
                .putDouble(RATIO);
        at = HistogramPayload.HEADER_LENGTH;
        nextIndex = 0;
    }

    /**
     * Adds a bucket.
     *
     * @param index above that of the bucket before.
     * @param count above 0.
     */
    public void add(final int index, final long count) {
        if (bytes.length - at < MOST_BYTES_A_BUCKET) {
            grow(bytes.length * 2);
        }
        final byte[] to = bytes;
        final int empty = index - nextIndex;
        int position = at;
        if (empty > 0) {
            position = put(to, position, empty == 1 ? 0 : 2L * empty - 1); // zigzag of -empty, but a single one is a 0
        }
        at = put(to, position, count << 1); // zigzag of a positive number
        nextIndex = index + 1;
    }

    /**
     * Ends the payload.
     *
     * @return its length in bytes.
     */
    public int end() {
        if (nextIndex == 0) {
            bytes[at++] = 0; // HdrHistogram never writes less than the bucket of the value 0
            nextIndex = 1;
        }
        header.putInt(LENGTH_OFFSET, at - HistogramPayload.HEADER_LENGTH);
        return at;
    }

    /**
     * The payload's bytes, from index 0, as many as {@link #end()} said.
     *
     * @return the writer's own array, valid until the next payload.
     */
    public byte[] bytes() {
        return bytes;
    }

    private void grow(final int length) {
        bytes = bytes == null ? new byte[length] : Arrays.copyOf(bytes, length);
        header = ByteBuffer.wrap(bytes);
    }

    /** Seven bits a byte, low ones first; the ninth byte has all eight. Says where the next number begins. */
    private static int put(final byte[] to, final int position, final long number) {
        if (number >>> 7 == 0) {
            to[position] = (byte) number;
            return position + 1;
        }
        if (number >>> 14 == 0) {
            to[position] = (byte) (number | 0x80);
            to[position + 1] = (byte) (number >>> 7);
            return position + 2;
        }
        return putLong(to, position, number);
    }

    private static int putLong(final byte[] to, final int position, final long number) {
        long rest = number;
        int at = position;
        for (int i = 0; i < 8 && rest >>> 7 != 0; i++) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        return at;
    }
}
