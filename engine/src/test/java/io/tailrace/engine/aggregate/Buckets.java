package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.snapshot.HistogramSource;
import org.HdrHistogram.Histogram;

/** The buckets of a source as a plain HdrHistogram. */
final class Buckets {
    private Buckets() {}

    static Histogram of(final HistogramSource source) {
        final HistogramRange range = source.layout().range();
        final Histogram histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        source.visitBuckets(
                (index, count) -> histogram.recordValueWithCount(source.layout().lowestAt(index), count));
        return histogram;
    }
}
