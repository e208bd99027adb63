package io.tailrace.micrometer;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.recording.SharedHistogram;

/**
 * A histogram of the engine as a meter has it: recorded into without a lock or an object, and read by flushing. Values are in the recorded unit; {@code scale}
 * of them are one of the meter's. Any thread.
 */
final class Distribution {
    private final SharedHistogram histogram;
    private final SeriesId series;
    private final Totals totals;
    private final WindowMax max;
    private final TraceSource traces;
    private final double[] percentiles;
    private final double[] bounds;

    /** Bounds are in the unit of Micrometer's snapshots: nanoseconds of a timer. */
    Distribution(
            final SharedHistogram histogram,
            final SeriesId series,
            final Totals totals,
            final WindowMax max,
            final TraceSource traces,
            final double[] percentiles,
            final double[] bounds) {
        this.histogram = histogram;
        this.series = series;
        this.totals = totals;
        this.max = max;
        this.traces = bounds.length == 0 ? null : traces;
        this.percentiles = percentiles;
        this.bounds = bounds;
        totals.watch(series, max);
    }

    void record(final long recorded) {
        if (traces != null) {
            final String traceId = traces.sampledTraceId();
            if (traceId != null) {
                histogram.record(recorded, traceId, traces.spanId());
                return;
            }
        }
        histogram.record(recorded);
    }

    long count() {
        return (long) totals.read(series, HistogramTotals::count);
    }

    /** In the recorded unit. */
    double sum() {
        return totals.read(series, read -> read.sum().toDouble());
    }

    /** In the recorded unit. */
    double max() {
        totals.fresh();
        return max.poll();
    }

    /** Of the last cut, in the recorded unit. The aggregator's thread. */
    double polledMax() {
        return max.poll();
    }

    /** In the unit of Micrometer's snapshots, of which one is so many of the recorded. */
    HistogramSnapshot snapshot(final double scale) {
        final double highest = max();
        final HistogramSnapshot[] taken = {new HistogramSnapshot(0, 0, highest / scale, none(), empty(), null)};
        totals.read(series, read -> {
            taken[0] = snapshot(read, scale, highest / scale);
            return 0;
        });
        return taken[0];
    }

    private HistogramSnapshot snapshot(final HistogramTotals read, final double scale, final double highest) {
        final ValueAtPercentile[] values = none();
        for (int i = 0; i < percentiles.length; i++) {
            values[i] = new ValueAtPercentile(percentiles[i], read.valueAtPercentile(percentiles[i] * 100) / scale);
        }
        final CountAtBucket[] counts = empty();
        final long[] cumulative = new long[bounds.length];
        read.copyBoundCounts(cumulative);
        for (int i = 0; i < bounds.length; i++) {
            counts[i] = new CountAtBucket(bounds[i], (double) cumulative[i]);
        }
        return new HistogramSnapshot(read.count(), read.sum().toDouble() / scale, highest, values, counts, null);
    }

    private ValueAtPercentile[] none() {
        final ValueAtPercentile[] values = new ValueAtPercentile[percentiles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = new ValueAtPercentile(percentiles[i], 0);
        }
        return values;
    }

    private CountAtBucket[] empty() {
        final CountAtBucket[] counts = new CountAtBucket[bounds.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new CountAtBucket(bounds[i], 0);
        }
        return counts;
    }

    void close() {
        totals.unwatch(series);
    }
}
