package io.tailrace.test;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.HistogramTotals;
import java.time.Duration;
import java.util.List;

/**
 * Assertions on a histogram. Values are in the recorded unit: nanoseconds for times, for which there are durations, too. Percentiles are exact to the
 * metric's digits; count, lowest and highest value are exact. One thread.
 */
public final class HistogramAssert {
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final Recorded recorded;
    private final Found found;
    private final HistogramTotals totals;

    HistogramAssert(final Recorded recorded, final Found found) {
        this.recorded = recorded;
        this.found = found;
        totals = new HistogramTotals(found.metric());
        found.series().forEach(series -> totals.add(series.histogram()));
    }

    /**
     * Chooses a label set.
     *
     * @param values one a label, in the metric's order.
     * @return that one alone.
     * @throws AssertionError if others were recorded, but not this one.
     */
    public HistogramAssert labels(final String... values) {
        return new HistogramAssert(
                recorded, Found.of(recorded, found.metric().name(), MetricType.HISTOGRAM, List.of(values)));
    }

    /**
     * So many samples; what coordinated-omission correction added does not count.
     *
     * @param expected how many.
     * @return this.
     */
    public HistogramAssert hasCount(final long expected) {
        return require(totals.count() == expected, totals.count() + " samples, not " + expected);
    }

    /**
     * The highest sample.
     *
     * @param expected recorded unit, exactly.
     * @return this.
     */
    public HistogramAssert hasMax(final long expected) {
        return requireSamples()
                .require(
                        totals.max() == expected,
                        "the highest sample " + text(totals.max()) + ", not " + text(expected));
    }

    /**
     * The highest sample of a time.
     *
     * @param expected exactly.
     * @return this.
     */
    public HistogramAssert hasMax(final Duration expected) {
        return requireTime().hasMax(expected.toNanos());
    }

    /**
     * The lowest sample.
     *
     * @param expected recorded unit, exactly.
     * @return this.
     */
    public HistogramAssert hasMin(final long expected) {
        return requireSamples()
                .require(
                        totals.min() == expected,
                        "the lowest sample " + text(totals.min()) + ", not " + text(expected));
    }

    /**
     * The lowest sample of a time.
     *
     * @param expected exactly.
     * @return this.
     */
    public HistogramAssert hasMin(final Duration expected) {
        return requireTime().hasMin(expected.toNanos());
    }

    /**
     * Half of the samples are below a value.
     *
     * @param bound recorded unit, exclusive.
     * @return this.
     */
    public HistogramAssert hasP50Below(final long bound) {
        return hasPercentileBelow(P50, bound);
    }

    /**
     * Half of the samples of a time are below a duration.
     *
     * @param bound exclusive.
     * @return this.
     */
    public HistogramAssert hasP50Below(final Duration bound) {
        return hasPercentileBelow(P50, bound);
    }

    /**
     * 90 % of the samples are below a value.
     *
     * @param bound recorded unit, exclusive.
     * @return this.
     */
    public HistogramAssert hasP90Below(final long bound) {
        return hasPercentileBelow(P90, bound);
    }

    /**
     * 90 % of the samples of a time are below a duration.
     *
     * @param bound exclusive.
     * @return this.
     */
    public HistogramAssert hasP90Below(final Duration bound) {
        return hasPercentileBelow(P90, bound);
    }

    /**
     * 99 % of the samples are below a value.
     *
     * @param bound recorded unit, exclusive.
     * @return this.
     */
    public HistogramAssert hasP99Below(final long bound) {
        return hasPercentileBelow(P99, bound);
    }

    /**
     * 99 % of the samples of a time are below a duration.
     *
     * @param bound exclusive.
     * @return this.
     */
    public HistogramAssert hasP99Below(final Duration bound) {
        return hasPercentileBelow(P99, bound);
    }

    /**
     * 99.9 % of the samples are below a value.
     *
     * @param bound recorded unit, exclusive.
     * @return this.
     */
    public HistogramAssert hasP999Below(final long bound) {
        return hasPercentileBelow(P999, bound);
    }

    /**
     * 99.9 % of the samples of a time are below a duration.
     *
     * @param bound exclusive.
     * @return this.
     */
    public HistogramAssert hasP999Below(final Duration bound) {
        return hasPercentileBelow(P999, bound);
    }

    /**
     * A share of the samples is below a value. Fails if there is no sample.
     *
     * @param percentile 0 to 100.
     * @param bound recorded unit, exclusive.
     * @return this.
     */
    public HistogramAssert hasPercentileBelow(final double percentile, final long bound) {
        final long value = totals.valueAtPercentile(percentile);
        return requireSamples()
                .require(value < bound, "p" + percentile + " at " + text(value) + ", not below " + text(bound));
    }

    /**
     * A share of the samples of a time is below a duration. Fails if there is no sample.
     *
     * @param percentile 0 to 100.
     * @param bound exclusive.
     * @return this.
     */
    public HistogramAssert hasPercentileBelow(final double percentile, final Duration bound) {
        return requireTime().hasPercentileBelow(percentile, bound.toNanos());
    }

    private HistogramAssert requireTime() {
        if (!found.metric().unit().isTime()) {
            throw new AssertionError(found.text() + " is no time, but recorded in "
                    + found.metric().unit() + ": give a number instead of a duration");
        }
        return this;
    }

    private HistogramAssert requireSamples() {
        return require(totals.bucketTotal() > 0, "no sample");
    }

    private HistogramAssert require(final boolean holds, final String what) {
        if (!holds) {
            throw new AssertionError(found.text() + " has " + what);
        }
        return this;
    }

    private String text(final long value) {
        return found.metric().unit().isTime() ? Duration.ofNanos(value).toString() : Long.toString(value);
    }
}
