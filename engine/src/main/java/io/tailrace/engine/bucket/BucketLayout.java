package io.tailrace.engine.bucket;

import io.tailrace.engine.descriptor.HistogramRange;

/**
 * Where HdrHistogram puts values: which index a bucket has in its counts, and which values it stands for. The arithmetic is that
 * of HdrHistogram's {@code AbstractHistogram}, so that buckets can be counted, and indexes in payloads used, without building a
 * histogram.
 *
 * @param range what is tracked.
 * @param unitMagnitude the lowest bits that are not told apart.
 * @param halfMagnitude log2 of half the buckets of an octave.
 * @param length number of buckets.
 */
public record BucketLayout(HistogramRange range, int unitMagnitude, int halfMagnitude, int length) {
    private static final int MAX_DIGITS = 5;
    private static final long MAX_VALUE = 1L << 61;
    private static final int MAX_MAGNITUDE = 61;

    /**
     * Works out the layout of a range, which is not trusted.
     *
     * @param range what is tracked.
     * @return its layout.
     * @throws IllegalArgumentException if no histogram can have that range.
     */
    public static BucketLayout of(final HistogramRange range) {
        final long lowest = range.lowestValue();
        final long highest = range.highestValue();
        final int digits = range.significantDigits();
        if (lowest < 1 || lowest > MAX_VALUE / 2 || highest < 2 * lowest || highest > MAX_VALUE) {
            throw new IllegalArgumentException("no histogram has the range " + range);
        }
        if (digits < 1 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("no histogram has " + digits + " significant digits");
        }
        final int unitMagnitude = 63 - Long.numberOfLeadingZeros(lowest);
        final int halfMagnitude = 63 - Long.numberOfLeadingZeros(2 * powerOfTen(digits) - 1);
        if (unitMagnitude + halfMagnitude > MAX_MAGNITUDE) {
            throw new IllegalArgumentException("no histogram has the range " + range);
        }
        int octaves = 1;
        for (long end = 2L << (halfMagnitude + unitMagnitude); end > 0 && end <= highest; end <<= 1) {
            octaves++;
        }
        return new BucketLayout(range, unitMagnitude, halfMagnitude, (octaves + 1) << halfMagnitude);
    }

    /**
     * The bucket of a value.
     *
     * @param value 0 to the range's highest, recorded unit.
     * @return index of its bucket.
     */
    public int indexOf(final long value) {
        final int unitAndHalf = unitMagnitude + halfMagnitude;
        final int octave = 63 - unitAndHalf - Long.numberOfLeadingZeros(value | (2L << unitAndHalf) - 1);
        return (octave << halfMagnitude) + (int) (value >>> (octave + unitMagnitude));
    }

    /**
     * The lowest value of a bucket.
     *
     * @param index of the bucket.
     * @return recorded unit.
     */
    public long lowestAt(final int index) {
        final int half = 1 << halfMagnitude;
        final int octave = index >> halfMagnitude;
        return octave == 0
                ? (long) index << unitMagnitude
                : (long) ((index & (half - 1)) + half) << (octave - 1 + unitMagnitude);
    }

    /**
     * The highest value of a bucket.
     *
     * @param index of the bucket.
     * @return recorded unit.
     */
    public long highestAt(final int index) {
        final int octave = Math.max(index >> halfMagnitude, 1);
        return lowestAt(index) + (1L << (octave - 1 + unitMagnitude)) - 1;
    }

    private static long powerOfTen(final int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
