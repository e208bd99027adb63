package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the intervals of a range up and writes them as one page at the end: of each series what came in the range, over restarts too. A series
 * whose type or range changed in between begins anew.
 */
final class RangeSums implements ReplaySink {
    private final Map<SeriesInfo, Sum> sums = new TreeMap<>(SeriesInfo.ORDER);
    private final OutputStream out;

    RangeSums(final OutputStream out) {
        this.out = out;
    }

    @Override
    public void onInterval(final ReplayInterval interval) {
        for (final SeriesDelta delta : interval.series()) {
            Sum sum = sums.get(delta.info());
            if (sum == null || !sum.goesOnWith(delta.info().metric())) {
                sum = new Sum(delta.info());
                sums.remove(delta.info());
                sums.put(delta.info(), sum);
            }
            sum.add(interval.epoch(), delta);
        }
    }

    @Override
    public void onEnd() {
        final TotalsPage page = new TotalsPage();
        sums.values().forEach(sum -> page.add(sum.epoch, sum.info, sum.counter, sum.gauge, sum.histogram));
        page.writeTo(out);
    }

    private static final class Sum {
        private final SeriesInfo info;
        private final HistogramTotals histogram;
        private EpochInfo epoch;
        private long counter;
        private double gauge;

        Sum(final SeriesInfo info) {
            this.info = info;
            histogram = info.metric().type() == MetricType.HISTOGRAM ? new HistogramTotals(info.metric()) : null;
        }

        boolean goesOnWith(final MetricDescriptor metric) {
            return metric.type() == info.metric().type()
                    && metric.range().equals(info.metric().range())
                    && metric.bounds().equals(info.metric().bounds());
        }

        void add(final EpochInfo recordedBy, final SeriesDelta delta) {
            epoch = recordedBy;
            counter += delta.counterIncrement();
            gauge = delta.gaugeValue();
            if (histogram != null) {
                histogram.add(delta.histogram());
            }
        }
    }
}
