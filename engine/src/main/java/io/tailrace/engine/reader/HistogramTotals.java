package io.tailrace.engine.reader;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.engine.bucket.BucketCursor;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A histogram added up over intervals, in the recorded unit. The counts by {@code le} bound are kept up to date as intervals are added, by
 * the rule of {@link io.tailrace.codec.histogram.BoundCounts}, so that a scrape costs the number of bounds and never the range.
 *
 * <p>Live: it changes when its owner adds to it, and only its owner may. One thread.
 */
public final class HistogramTotals {
    private final BucketCounts buckets;
    private long[] bounds;
    private long[] countsByBound;
    private long count;
    private ExactSum sum = ExactSum.ZERO;
    private long min;
    private long max;
    private long clamped;
    private long corrected;

    /**
     * Totals of nothing yet.
     *
     * @param metric says range and bounds.
     * @throws IllegalArgumentException if it is no histogram.
     */
    public HistogramTotals(final MetricDescriptor metric) {
        this(layout(metric), metric.bounds());
    }

    HistogramTotals(final BucketLayout layout, final List<Long> bounds) {
        buckets = new BucketCounts(layout);
        this.bounds = bounds.stream().mapToLong(Long::longValue).toArray();
        countsByBound = new long[this.bounds.length];
    }

    /**
     * Number of samples.
     *
     * @return from 0; without what coordinated-omission correction added.
     */
    public long count() {
        return count;
    }

    /**
     * All bucket counts together: what the {@code +Inf} bucket shows.
     *
     * @return {@link #count()} and {@link #corrected()} together.
     */
    public long bucketTotal() {
        return buckets.total();
    }

    /**
     * The exact sum of the samples.
     *
     * @return recorded unit.
     */
    public ExactSum sum() {
        return sum;
    }

    /**
     * Lowest sample.
     *
     * @return recorded unit; 0 when there is none.
     */
    public long min() {
        return min;
    }

    /**
     * Highest sample.
     *
     * @return recorded unit; 0 when there is none.
     */
    public long max() {
        return max;
    }

    /**
     * Samples that were outside the range.
     *
     * @return from 0.
     */
    public long clamped() {
        return clamped;
    }

    /**
     * Counts that coordinated-omission correction added.
     *
     * @return from 0.
     */
    public long corrected() {
        return corrected;
    }

    /**
     * The value that a share of all counts is at or below, corrected ones included: that of HdrHistogram, kept between the lowest and the
     * highest sample. What correction added may be below the lowest sample.
     *
     * @param percentile 0 to 100.
     * @return recorded unit, to the histogram's digits; 0 when there is nothing.
     */
    public long valueAtPercentile(final double percentile) {
        final long lowest = corrected == 0 ? min : 0;
        return Math.max(lowest, Math.min(buckets.valueAtPercentile(percentile), max));
    }

    /**
     * Where its values are counted.
     *
     * @return the layout of the metric's range.
     */
    @SuppressWarnings("exports") // for this module's own packages
    public BucketLayout layout() {
        return buckets.layout();
    }

    /**
     * Shows the buckets that are not empty, by rising index.
     *
     * @param visitor is called for each.
     */
    @SuppressWarnings("exports") // for this module's own packages
    public void visitBuckets(final BucketVisitor visitor) {
        for (final BucketCursor cursor = buckets.cursor(); cursor.next(); ) {
            visitor.visit(cursor.index(), cursor.count());
        }
    }

    /**
     * Writes the cumulative counts by the bounds of the metric, without {@code +Inf}.
     *
     * @param counts receives one a bound; at least as long as the metric has bounds.
     */
    public void copyBoundCounts(final long[] counts) {
        long total = 0;
        for (int i = 0; i < bounds.length; i++) {
            total = BucketCounts.saturatingSum(total, countsByBound[i]);
            counts[i] = total;
        }
    }

    /**
     * Writes all counts as buckets of a native histogram of Prometheus. Costs as much as there are buckets that are not empty.
     *
     * @param target forgets what it had.
     * @param unit of the metric.
     */
    public void copyTo(final NativeBuckets target, final Unit unit) {
        final BucketLayout layout = buckets.layout();
        target.begin(layout.range().significantDigits(), unit.toExposed((double) layout.highestAt(0)));
        for (final BucketCursor cursor = buckets.cursor(); cursor.next(); ) {
            if (cursor.index() == 0) {
                target.addZero(cursor.count());
            } else {
                target.add(unit.toExposed((double) layout.lowestAt(cursor.index())), cursor.count());
            }
        }
    }

    /**
     * Builds a histogram of the buckets.
     *
     * @return a new one, the caller's own; its size depends on the range (185 kB for times), so not for every scrape.
     */
    public Histogram buckets() {
        final HistogramRange range = buckets.layout().range();
        final Histogram histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        buckets.addTo(histogram);
        return histogram;
    }

    /**
     * Adds the buckets to a histogram.
     *
     * @param target receives them.
     * @throws ArrayIndexOutOfBoundsException if its range is smaller.
     */
    public void addTo(final Histogram target) {
        buckets.addTo(target);
    }

    /** Forgets everything. */
    public void reset() {
        buckets.reset();
        Arrays.fill(countsByBound, 0);
        count = 0;
        sum = ExactSum.ZERO;
        min = 0;
        max = 0;
        clamped = 0;
        corrected = 0;
    }

    /**
     * Adds what an interval brought.
     *
     * @param value of a metric of the same range.
     * @throws IllegalArgumentException if its range is another.
     */
    public void add(final HistogramValue value) {
        final EncodedBuckets added = value.buckets();
        checkLayout(added.layout());
        buckets.add(added.cursor());
        addByBound(added.cursor());
        addScalars(value.count(), value.sum(), value.min(), value.max(), value.clamped(), value.corrected());
    }

    /**
     * Adds totals.
     *
     * @param other of a metric of the same range.
     * @throws IllegalArgumentException if its range is another.
     */
    public void add(final HistogramTotals other) {
        checkLayout(other.buckets.layout());
        buckets.add(other.buckets.cursor());
        addByBound(other.buckets.cursor());
        addScalars(other.count, other.sum, other.min, other.max, other.clamped, other.corrected);
    }

    /**
     * Adds what was counted sample by sample.
     *
     * @param counted of a metric of the same range; not changed.
     * @throws IllegalArgumentException if its range is another.
     */
    public void add(final SampleHistogram counted) {
        checkLayout(counted.layout());
        buckets.add(counted.cursor());
        addByBound(counted.cursor());
        addScalars(
                counted.count(), counted.sum(), counted.min(), counted.max(), counted.clamped(), counted.corrected());
    }

    /** Counts by other bounds from here on, as if they had always been the bounds: the buckets tell. */
    void rebound(final List<Long> others) {
        bounds = others.stream().mapToLong(Long::longValue).toArray();
        countsByBound = new long[bounds.length];
        addByBound(buckets.cursor());
    }

    /**
     * Under which le bound an exemplar of a value is shown: never below it. A value just above a bound may be counted at the bound, as buckets are
     * as wide as the range's digits let them be; its exemplar still belongs behind it.
     */
    int bucketOf(final long value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        return bucket;
    }

    private void addByBound(final BucketCursor cursor) {
        int bound = 0;
        while (cursor.next()) {
            final long lowest = buckets.layout().lowestAt(cursor.index());
            while (bound < bounds.length && lowest > bounds[bound]) {
                bound++;
            }
            if (bound == bounds.length) {
                return;
            }
            countsByBound[bound] = BucketCounts.saturatingSum(countsByBound[bound], cursor.count());
        }
    }

    private void addScalars(
            final long addedCount,
            final ExactSum addedSum,
            final long addedMin,
            final long addedMax,
            final long addedClamped,
            final long addedCorrected) {
        if (addedCount > 0) {
            min = count == 0 ? addedMin : Math.min(min, addedMin);
            max = Math.max(max, addedMax);
        }
        count = BucketCounts.saturatingSum(count, addedCount);
        sum = sum.plus(addedSum);
        clamped = BucketCounts.saturatingSum(clamped, addedClamped);
        corrected = BucketCounts.saturatingSum(corrected, addedCorrected);
    }

    private void checkLayout(final BucketLayout other) {
        if (!other.equals(buckets.layout())) {
            throw new IllegalArgumentException("a histogram of " + other.range() + " cannot be added to one of "
                    + buckets.layout().range());
        }
    }

    private static BucketLayout layout(final MetricDescriptor metric) {
        try {
            return BucketLayout.of(metric.range());
        } catch (final IllegalArgumentException fault) {
            throw new IllegalArgumentException(metric.name() + ": " + fault.getMessage(), fault);
        }
    }
}
