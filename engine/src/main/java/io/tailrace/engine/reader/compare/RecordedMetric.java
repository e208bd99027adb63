package io.tailrace.engine.reader.compare;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.ReplaySink;
import io.tailrace.engine.reader.replay.SeriesDelta;

/**
 * What one side of a comparison recorded of a histogram: all selected series together, interval by interval. Give it to a {@link
 * io.tailrace.engine.reader.replay.Replay} whose query selects one metric and does not put snapshots together. One thread.
 */
public final class RecordedMetric implements ReplaySink {
    private final Cells cells = new Cells();
    private MetricDescriptor metric;
    private HistogramTotals open;
    private long openIntervals;
    private long intervals;
    private long samples;

    /**
     * The metric.
     *
     * @return null if the range has none of it.
     */
    public MetricDescriptor metric() {
        return metric;
    }

    /**
     * Intervals in which there were samples.
     *
     * @return from 0.
     */
    public long intervals() {
        return intervals;
    }

    /**
     * Samples of all selected series, without what coordinated-omission correction added.
     *
     * @return from 0.
     */
    public long samples() {
        return samples;
    }

    /**
     * Takes an interval.
     *
     * @throws IncomparableException if a series is not of the same metric as those before.
     */
    @Override
    public void onInterval(final ReplayInterval interval) {
        long added = 0;
        for (final SeriesDelta delta : interval.series()) {
            begin(delta.info().metric());
            if (metric.type() == MetricType.HISTOGRAM) {
                open.add(delta.histogram());
                added += delta.histogram().count();
            }
        }
        if (added > 0) {
            samples += added;
            intervals++;
            openIntervals++;
            if (openIntervals >= cells.width()) {
                close();
            }
        }
    }

    @Override
    public void onEnd() {
        if (openIntervals > 0) {
            close();
        }
    }

    /** All of it, after the end; there are samples. */
    Recording recording() {
        return Recording.of(metric, cells, intervals);
    }

    private void begin(final MetricDescriptor found) {
        if (metric == null) {
            metric = found;
            if (metric.type() == MetricType.HISTOGRAM) {
                open = new HistogramTotals(metric);
            }
        } else {
            SameMetric.check(metric, found);
        }
    }

    private void close() {
        cells.add(Cell.of(open));
        open.reset();
        openIntervals = 0;
    }
}
