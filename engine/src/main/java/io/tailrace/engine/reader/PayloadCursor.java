package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;

/**
 * Goes over the counts of an HdrHistogram V2 payload without building a histogram: ZigZag LEB128 numbers of at most 9 bytes, where
 * a negative one stands for a run of empty buckets (HdrHistogram's {@code ZigZagEncoding} and {@code fillCountsArrayFromSourceBuffer}).
 */
final class PayloadCursor implements BucketCursor {
    private static final int LAST_SHIFT = 56;

    private final byte[] payload;
    private final int length;
    private int at;
    private int nextIndex;
    private long count;

    PayloadCursor(final byte[] payload, final int from, final BucketLayout layout) {
        this.payload = payload;
        this.length = layout.length();
        this.at = from;
    }

    /**
     * {@inheritDoc}
     *
     * @throws BadContentException if the bytes are no counts of the layout.
     */
    @Override
    public boolean next() {
        while (at < payload.length) {
            final long number = nextNumber();
            final long buckets = number < 0 ? -number : 1;
            if (buckets < 0 || buckets > length - nextIndex) {
                throw new BadContentException("histogram payload has more than " + length + " buckets");
            }
            nextIndex += (int) buckets;
            if (number > 0) {
                count = number;
                return true;
            }
        }
        return false;
    }

    @Override
    public int index() {
        return nextIndex - 1;
    }

    @Override
    public long count() {
        return count;
    }

    private long nextNumber() {
        long bits = 0;
        for (int shift = 0; shift < LAST_SHIFT; shift += 7) {
            final byte next = nextByte();
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        // The ninth byte gives all its eight bits.
        bits |= (long) nextByte() << LAST_SHIFT;
        return (bits >>> 1) ^ -(bits & 1);
    }

    private byte nextByte() {
        if (at == payload.length) {
            throw new BadContentException("histogram payload ends within a number");
        }
        return payload[at++];
    }
}
