package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * The buckets of a histogram as they stand in a frame: an HdrHistogram V2 payload that was checked from end to end. It takes as
 * much memory as the frame did; a histogram is built only when one is asked for. Immutable.
 */
public final class EncodedBuckets {
    static final int HEADER_LENGTH = 40;

    private static final int COOKIE = 0x1c849303 | 0x10;
    private static final int LENGTH_OFFSET = 4;
    private static final int NORMALIZING_OFFSET = 8;
    private static final int DIGITS_OFFSET = 12;
    private static final int LOWEST_OFFSET = 16;
    private static final int HIGHEST_OFFSET = 24;

    private final BucketLayout layout;
    private final byte[] payload;
    private final long total;

    /**
     * Checks a payload.
     *
     * @throws BadContentException if it is not one of the layout.
     */
    EncodedBuckets(final byte[] payload, final BucketLayout layout) {
        this.layout = layout;
        this.payload = payload;
        checkHeader(ByteBuffer.wrap(payload), layout.range());
        long sum = 0;
        for (final BucketCursor cursor = cursor(); cursor.next(); ) {
            sum = BucketCounts.saturatingSum(sum, cursor.count());
        }
        total = sum;
    }

    /**
     * All counts together, those of coordinated-omission correction included.
     *
     * @return from 0.
     */
    public long total() {
        return total;
    }

    /**
     * Builds a histogram of its own for the caller.
     *
     * @return with these counts; its size depends on the range, not on the counts.
     */
    public Histogram toHistogram() {
        final HistogramRange range = layout.range();
        final Histogram histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        addTo(histogram);
        return histogram;
    }

    /**
     * Adds these counts to a histogram.
     *
     * @param target receives them.
     * @throws ArrayIndexOutOfBoundsException if its range is smaller.
     */
    public void addTo(final Histogram target) {
        for (final BucketCursor cursor = cursor(); cursor.next(); ) {
            target.recordValueWithCount(layout.highestAt(cursor.index()), cursor.count());
        }
    }

    /**
     * The buckets as they stand in the frame, for those who hand them on.
     *
     * @return HdrHistogram's V2 encoding, uncompressed; read-only, not copied, from its beginning.
     */
    public ByteBuffer payload() {
        return ByteBuffer.wrap(payload).asReadOnlyBuffer();
    }

    BucketLayout layout() {
        return layout;
    }

    BucketCursor cursor() {
        return new PayloadCursor(payload, HEADER_LENGTH, layout);
    }

    private static void checkHeader(final ByteBuffer payload, final HistogramRange range) {
        if (payload.capacity() < HEADER_LENGTH) {
            throw new BadContentException("histogram payload of " + payload.capacity() + " bytes is too short");
        }
        if (payload.getInt(0) != COOKIE
                || payload.getInt(LENGTH_OFFSET) != payload.capacity() - HEADER_LENGTH
                || payload.getInt(NORMALIZING_OFFSET) != 0) {
            throw new BadContentException("histogram payload is not in HdrHistogram's V2 encoding");
        }
        if (payload.getInt(DIGITS_OFFSET) != range.significantDigits()
                || payload.getLong(LOWEST_OFFSET) != range.lowestValue()
                || payload.getLong(HIGHEST_OFFSET) != range.highestValue()) {
            throw new BadContentException("histogram payload does not have the range of its descriptor");
        }
    }
}
