package io.tailrace.engine.reader;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;

/** The newest state of one series. Live: it changes when its {@link TelemetryView} is given frames. One thread. */
public final class SeriesTotals {
    private SeriesInfo info;
    private final HistogramTotals histogram;
    private long counterTotal;
    private double gaugeValue;
    private boolean shown = true;

    /** By le bucket; null until the first. */
    private Exemplar[] exemplars;

    SeriesTotals(final SeriesInfo info) {
        this.info = info;
        histogram = info.metric().type() == MetricType.HISTOGRAM
                ? new HistogramTotals(
                        BucketLayout.of(info.metric().range()), info.metric().bounds())
                : null;
    }

    /**
     * Whose.
     *
     * @return metric and labels.
     */
    public SeriesInfo info() {
        return info;
    }

    /**
     * A counter's total.
     *
     * @return cumulative; 0 for other types.
     */
    public long counterTotal() {
        return counterTotal;
    }

    /**
     * A gauge's value.
     *
     * @return the last one; 0 for other types, and as long as none was set.
     */
    public double gaugeValue() {
        return gaugeValue;
    }

    /**
     * A histogram's totals.
     *
     * @return null for other types.
     */
    public HistogramTotals histogram() {
        return histogram;
    }

    /**
     * The newest exemplar of a histogram's {@code le} bucket. It stays when totals are replaced by a checkpoint's, and goes with its epoch.
     *
     * @param bucket index of a bound of the metric; the number of bounds for {@code +Inf}.
     * @return null if there was none.
     */
    public Exemplar exemplar(final int bucket) {
        return exemplars == null ? null : exemplars[bucket];
    }

    /** The metric has another description, of the same series. */
    void describe(final MetricDescriptor metric) {
        info = new SeriesInfo(info.seriesId(), metric, info.labelValues());
    }

    void exemplar(final Exemplar newest) {
        if (exemplars == null) {
            exemplars = new Exemplar[info.metric().bounds().size() + 1];
        }
        exemplars[histogram.bucketOf(newest.value())] = newest;
    }

    void counterTotal(final long total) {
        counterTotal = total;
        shown = true;
    }

    void gaugeValue(final double value) {
        gaugeValue = value;
        shown = true;
    }

    void add(final HistogramValue value) {
        histogram.add(value);
        shown = true;
    }

    /** Its metric is retired: it is shown again with the next value. */
    void hide() {
        shown = false;
    }

    boolean isShown() {
        return shown;
    }

    void reset() {
        counterTotal = 0;
        gaugeValue = 0;
        if (histogram != null) {
            histogram.reset();
        }
    }
}
