package io.tailrace.cli.run;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.reader.HistogramValue;
import org.HdrHistogram.Histogram;

/** Latencies added up from the histograms of intervals. One thread. */
final class LatencyTally {
    private Histogram histogram;
    private long count;
    private long max;

    void add(final HistogramValue interval) {
        if (histogram == null) {
            final HistogramRange range = interval.series().metric().range();
            histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        }
        interval.buckets().addTo(histogram);
        count += interval.count();
        max = Math.max(max, interval.max());
    }

    void reset() {
        if (histogram != null) {
            histogram.reset();
        }
        count = 0;
        max = 0;
    }

    long count() {
        return count;
    }

    Percentiles percentiles() {
        return new Percentiles(count, at(50), at(90), at(99), at(99.9), max);
    }

    /** A bucket's highest value may lie above the highest sample. */
    private long at(final double percentile) {
        return count == 0 ? 0 : Math.min(histogram.getValueAtPercentile(percentile), max);
    }
}
