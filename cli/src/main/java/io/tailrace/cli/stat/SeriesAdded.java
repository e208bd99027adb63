package io.tailrace.cli.stat;

import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.HistogramValue;

/** What an interval added to a series. One thread. */
final class SeriesAdded {
    private long count;
    private HistogramTotals histogram;

    void count(final long added) {
        count += added;
    }

    void add(final HistogramValue value) {
        if (histogram == null) {
            histogram = new HistogramTotals(value.series().metric());
        }
        histogram.add(value);
        count = histogram.count();
    }

    /** Samples of a histogram, or by how much a counter grew. */
    long count() {
        return count;
    }

    /** Null for other types. */
    HistogramTotals histogram() {
        return histogram;
    }
}
