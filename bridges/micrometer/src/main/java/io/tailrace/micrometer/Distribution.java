package io.tailrace.micrometer;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.recording.SharedHistogram;
import java.util.List;

/**
 * A histogram of the engine as a meter has it: recorded into without a lock or an object, and read by flushing. Values are in the recorded unit; {@code scale}
 * of them are one of the meter's. Any thread.
 */
final class Distribution {
    private final SharedHistogram histogram;
    private final Metric metric;
    private final SeriesId series;
    private final Totals totals;
    private final WindowMax max;
    private final TraceSource traces;
    private final double[] percentiles;

    Distribution(
            final SharedHistogram histogram,
            final Metric metric,
            final SeriesId series,
            final Totals totals,
            final WindowMax max,
            final TraceSource traces,
            final double[] percentiles) {
        this.histogram = histogram;
        this.metric = metric;
        this.series = series;
        this.totals = totals;
        this.max = max;
        this.traces = metric.descriptor().form() == MetricForm.SUMMARY ? null : traces;
        this.percentiles = percentiles;
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
        return (long) totals.read(series, read -> read.histogram().count());
    }

    /** In the recorded unit. */
    double sum() {
        return totals.read(series, read -> read.histogram().sum().toDouble());
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
        final List<Long> bounds = metric.descriptor().bounds();
        final HistogramSnapshot[] taken = {
            new HistogramSnapshot(0, 0, highest / scale, none(), counts(bounds, new long[bounds.size()], scale), null)
        };
        totals.read(series, read -> {
            taken[0] = snapshot(read, scale, highest / scale);
            return 0;
        });
        return taken[0];
    }

    /** By the bounds of the totals: another meter may have chosen them, or a configuration. */
    private HistogramSnapshot snapshot(final SeriesTotals found, final double scale, final double highest) {
        final HistogramTotals read = found.histogram();
        final ValueAtPercentile[] values = none();
        for (int i = 0; i < percentiles.length; i++) {
            values[i] = new ValueAtPercentile(percentiles[i], read.valueAtPercentile(percentiles[i] * 100) / scale);
        }
        final List<Long> bounds = found.info().metric().bounds();
        final long[] cumulative = new long[bounds.size()];
        read.copyBoundCounts(cumulative);
        return new HistogramSnapshot(
                read.count(), read.sum().toDouble() / scale, highest, values, counts(bounds, cumulative, scale), null);
    }

    private ValueAtPercentile[] none() {
        final ValueAtPercentile[] values = new ValueAtPercentile[percentiles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = new ValueAtPercentile(percentiles[i], 0);
        }
        return values;
    }

    private static CountAtBucket[] counts(final List<Long> bounds, final long[] cumulative, final double scale) {
        final CountAtBucket[] counts = new CountAtBucket[cumulative.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new CountAtBucket(bounds.get(i) / scale, (double) cumulative[i]);
        }
        return counts;
    }

    void close() {
        totals.unwatch(series);
    }
}
