package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.snapshot.HistogramSource;
import org.HdrHistogram.Histogram;

/** What a series is held against: a plain HdrHistogram, and sums made the plain way. */
final class Plain extends SampleSums {
    final Histogram histogram;
    private final BucketLayout layout;

    Plain(final HistogramRange range) {
        layout = BucketLayout.of(range);
        histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
    }

    void record(final long value) {
        histogram.recordValue(value);
        add(value);
    }

    void correct(final long value, final long expectedInterval) {
        final long before = histogram.getTotalCount();
        histogram.recordValueWithExpectedInterval(value, expectedInterval);
        addCorrected(histogram.getTotalCount() - before - 1);
        add(value);
    }

    void assertSame(final HistogramSource source) {
        assertSameBuckets(source);
        assertEquals(count(), source.count());
        assertEquals(sumLow(), source.sumLow());
        assertEquals(sumHigh(), source.sumHigh());
        assertEquals(min(), source.min());
        assertEquals(max(), source.max());
        assertEquals(0, source.clamped());
        assertEquals(corrected(), source.corrected());
    }

    void assertSameBuckets(final HistogramSource source) {
        assertEquals(histogram, Buckets.of(source));
    }

    @Override
    public BucketLayout layout() {
        return layout;
    }

    @Override
    public void visitBuckets(final BucketVisitor visitor) {
        for (int index = 0; index < layout.length(); index++) {
            final long lowest = layout.lowestAt(index);
            final long count = lowest > layout.range().highestValue() ? 0 : histogram.getCountAtValue(lowest);
            if (count > 0) {
                visitor.visit(index, count);
            }
        }
    }
}
