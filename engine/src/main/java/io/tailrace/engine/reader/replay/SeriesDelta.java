package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.SampleHistogram;
import io.tailrace.engine.reader.SeriesInfo;

/** What an interval changed in one series. Live: valid as long as its {@link ReplayInterval}. */
public final class SeriesDelta {
    private final SeriesInfo info;
    private long counterTotal;
    private long counterIncrement;
    private boolean isCounterBased;
    private double gaugeValue;
    private HistogramTotals histogram;
    private boolean changed;

    SeriesDelta(final SeriesInfo info) {
        this.info = info;
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
     * By how much a counter rose.
     *
     * @return 0 for other types.
     */
    public long counterIncrement() {
        return counterIncrement;
    }

    /**
     * A counter's total at the end.
     *
     * @return 0 for other types.
     */
    public long counterTotal() {
        return counterTotal;
    }

    /**
     * A gauge's last value.
     *
     * @return 0 for other types.
     */
    public double gaugeValue() {
        return gaugeValue;
    }

    /**
     * What came to a histogram.
     *
     * @return null for other types.
     */
    public HistogramTotals histogram() {
        return histogram;
    }

    /** Where a counter stands before anything that is replayed. */
    void base(final long total) {
        counterTotal = total;
        isCounterBased = true;
    }

    boolean isCounterBased() {
        return isCounterBased;
    }

    /** A total below the one before is that of a counter which began anew. */
    void count(final long total) {
        counterIncrement += total >= counterTotal ? total - counterTotal : total;
        base(total);
    }

    void set(final double value) {
        gaugeValue = value;
    }

    void add(final HistogramValue value) {
        if (histogram == null) {
            histogram = new HistogramTotals(info.metric());
        }
        histogram.add(value);
    }

    void add(final SampleHistogram counted) {
        if (histogram == null) {
            histogram = new HistogramTotals(info.metric());
        }
        histogram.add(counted);
    }

    /** A sample of a counter before anything that is replayed; of other types it means nothing. */
    void passBy(final long sample) {
        if (info.metric().type() == MetricType.COUNTER) {
            base(counterTotal + sample);
        }
    }

    /** Marks it as changed; says whether it was not yet. */
    boolean change() {
        final boolean isFirst = !changed;
        changed = true;
        return isFirst;
    }

    void beginInterval() {
        changed = false;
        counterIncrement = 0;
        if (histogram != null) {
            histogram.reset();
        }
    }
}
