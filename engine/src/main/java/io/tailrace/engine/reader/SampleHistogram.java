package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.Arrays;

/**
 * Counts samples one by one as the engine does: clamped to the range, and corrected for coordinated omission where an interval was expected.
 * What it counted is added to {@link HistogramTotals}. Memory in pages, for the buckets that are used. One thread.
 */
public final class SampleHistogram {
    private static final int PAGE_SHIFT = 10;
    private static final int PAGE_LENGTH = 1 << PAGE_SHIFT;

    private final BucketLayout layout;
    private final long highestValue;
    private final long[][] pages;
    private long count;
    private long sumLow;
    private long sumHigh;
    private long min = Long.MAX_VALUE;
    private long max;
    private long clamped;
    private long corrected;

    /**
     * Of nothing yet.
     *
     * @param metric says the range.
     * @throws IllegalArgumentException if it is no histogram.
     */
    public SampleHistogram(final MetricDescriptor metric) {
        layout = BucketLayout.of(metric.range());
        highestValue = metric.range().highestValue();
        pages = new long[(layout.length() + PAGE_LENGTH - 1) >> PAGE_SHIFT][];
    }

    /**
     * Counts a sample.
     *
     * @param recorded recorded unit; outside of the range it counts at its end.
     * @param expectedInterval recorded unit; 0 if none was given.
     */
    public void record(final long recorded, final long expectedInterval) {
        final long value = Math.max(0, Math.min(recorded, highestValue));
        clamped += value == recorded ? 0 : 1;
        count++;
        sumLow += value;
        if (sumLow < 0) { // the carry goes up at 2^63
            sumLow &= Long.MAX_VALUE;
            sumHigh++;
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        addToBucket(layout.indexOf(value), 1);
        if (expectedInterval > 0) {
            correct(value, expectedInterval);
        }
    }

    /** One bucket after the other, so that the cost is that of the buckets, however short the interval. */
    private void correct(final long value, final long interval) {
        long left =
                value / interval - 1; // how many would have been seen: value - interval, and so on down to the interval
        long missing = value - interval;
        while (left > 0) {
            final int index = layout.indexOf(missing);
            final long inBucket = Math.min(left, (missing - layout.lowestAt(index)) / interval + 1);
            addToBucket(index, inBucket);
            corrected += inBucket;
            left -= inBucket;
            missing -= inBucket * interval;
        }
    }

    private void addToBucket(final int index, final long counts) {
        long[] page = pages[index >> PAGE_SHIFT];
        if (page == null) {
            page = new long[PAGE_LENGTH];
            pages[index >> PAGE_SHIFT] = page;
        }
        page[index & (PAGE_LENGTH - 1)] += counts;
    }

    /** Forgets everything but keeps its memory. */
    public void reset() {
        for (final long[] page : pages) {
            if (page != null) {
                Arrays.fill(page, 0);
            }
        }
        count = 0;
        sumLow = 0;
        sumHigh = 0;
        min = Long.MAX_VALUE;
        max = 0;
        clamped = 0;
        corrected = 0;
    }

    BucketLayout layout() {
        return layout;
    }

    BucketCursor cursor() {
        return new Cursor();
    }

    long count() {
        return count;
    }

    ExactSum sum() {
        return new ExactSum(sumHigh, sumLow);
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    long clamped() {
        return clamped;
    }

    long corrected() {
        return corrected;
    }

    private final class Cursor implements BucketCursor {
        private int at = -1;

        @Override
        public boolean next() {
            at++;
            while (at < pages.length << PAGE_SHIFT) {
                final long[] page = pages[at >> PAGE_SHIFT];
                if (page == null) {
                    at = ((at >> PAGE_SHIFT) + 1) << PAGE_SHIFT;
                } else if (page[at & (PAGE_LENGTH - 1)] == 0) {
                    at++;
                } else {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int index() {
            return at;
        }

        @Override
        public long count() {
            return pages[at >> PAGE_SHIFT][at & (PAGE_LENGTH - 1)];
        }
    }
}
