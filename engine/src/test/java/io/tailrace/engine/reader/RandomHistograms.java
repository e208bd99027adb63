package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.HistogramRange;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Ranges and histograms of all sorts. */
public final class RandomHistograms {
    private RandomHistograms() {}

    /** Small enough that hundreds of them are no burden. */
    public static HistogramRange range(final Random random) {
        final int digits = 1 + random.nextInt(4);
        final long lowest = 1L + random.nextInt(1 << random.nextInt(20));
        final long highest = 2 * lowest + (random.nextLong() >>> (14 + random.nextInt(46)));
        return new HistogramRange(lowest, highest, digits);
    }

    /** Values spread over all magnitudes. */
    public static Histogram histogram(final Random random, final HistogramRange range, final int values) {
        final Histogram histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        for (int i = 0; i < values; i++) {
            final long value = (random.nextLong() >>> 1) % (range.highestValue() + 1);
            histogram.recordValueWithCount(value >>> random.nextInt(63), 1 + random.nextInt(1_000));
        }
        return histogram;
    }
}
