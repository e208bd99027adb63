package io.tailrace.cli.stat;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;

/**
 * One series at one moment.
 *
 * @param info metric and labels.
 * @param rate samples, or what a counter grew, a second in the interval; 0 of gauges.
 * @param counterTotal of a counter.
 * @param gaugeValue of a gauge.
 * @param added what came in the interval; null if nothing did.
 * @param total of a histogram since its series began; null of others. Live: valid until frames are read again.
 */
record SeriesReading(
        SeriesInfo info, double rate, long counterTotal, double gaugeValue, SeriesAdded added, HistogramTotals total) {
    MetricType type() {
        return info.metric().type();
    }

    long addedCount() {
        return added == null ? 0 : added.count();
    }

    /** Of the interval, or of everything; null of other types, and of an interval in which nothing came. */
    HistogramTotals histogram(final boolean ofTotal) {
        if (ofTotal) {
            return total;
        }
        return added == null ? null : added.histogram();
    }

    /** Whether it never had anything. */
    boolean isZero() {
        return switch (type()) {
            case COUNTER -> counterTotal == 0;
            case GAUGE -> gaugeValue == 0;
            case HISTOGRAM -> total.bucketTotal() == 0;
        };
    }

    SeriesReading frozen() {
        if (total == null) {
            return this;
        }
        final HistogramTotals copy = new HistogramTotals(info.metric());
        copy.add(total);
        return new SeriesReading(info, rate, counterTotal, gaugeValue, added, copy);
    }
}
