package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleHistogram;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;

/** What samples of an interval add up to while it is open. Used again for another interval. */
final class SampleInterval {
    private final Int2ObjectHashMap<Sums> series = new Int2ObjectHashMap<>();

    /** Adds the sample that the cursor stands at. */
    void add(final RetainedSamples sample) {
        final SeriesInfo info = sample.series();
        Sums sums = series.get(info.seriesId());
        if (sums == null) {
            sums = new Sums(info);
            series.put(info.seriesId(), sums);
        }
        sums.add(sample);
    }

    /** Hands everything over and begins anew; series that changed are added to a list. */
    void moveTo(final Int2ObjectHashMap<SeriesDelta> deltas, final List<SeriesDelta> changed) {
        for (final Sums sums : series.values()) {
            if (sums.used) {
                final SeriesDelta delta = deltas.get(sums.info.seriesId());
                delta.change();
                sums.moveTo(delta);
                changed.add(delta);
            }
        }
    }

    private static final class Sums {
        private final SeriesInfo info;
        private final SampleHistogram histogram;
        private long increase;
        private double last;
        private boolean used;

        Sums(final SeriesInfo info) {
            this.info = info;
            histogram = switch (info.metric().type()) {
                case HISTOGRAM -> new SampleHistogram(info.metric());
                case COUNTER, GAUGE -> null;
            };
        }

        void add(final RetainedSamples sample) {
            used = true;
            if (histogram != null) {
                histogram.record(sample.value(), sample.expectedInterval());
            } else {
                increase += sample.value();
                last = sample.gaugeValue();
            }
        }

        void moveTo(final SeriesDelta delta) {
            switch (info.metric().type()) {
                case COUNTER -> delta.count(delta.counterTotal() + increase);
                case GAUGE -> delta.set(last);
                case HISTOGRAM -> {
                    delta.add(histogram);
                    histogram.reset();
                }
            }
            increase = 0;
            used = false;
        }
    }
}
