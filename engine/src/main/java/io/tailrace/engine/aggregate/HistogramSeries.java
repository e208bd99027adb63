package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.snapshot.HistogramSource;

/**
 * What was recorded into one histogram series, in the interval and in total. The range is fixed: a value outside is clamped to it and
 * counted as clamped, and count, sum, lowest and highest are those of the clamped values, so that all of them agree with the
 * buckets. The buckets are HdrHistogram's, but memory and the cost of an interval are in proportion to those that are used. The
 * aggregator's thread only.
 */
final class HistogramSeries {
    private static final BucketVisitor NOBODY = (index, count) -> {};

    private final BucketLayout layout;
    private final long highestValue;
    private final Interval interval = new Interval();
    private final Total total = new Total();

    /** Null until the first sample: a series that nobody uses costs next to nothing. */
    private BucketStore buckets;

    HistogramSeries(final BucketLayout layout) {
        this.layout = layout;
        highestValue = layout.range().highestValue();
    }

    void record(final long recorded) {
        long value = recorded;
        if (value < 0 || value > highestValue) {
            value = value < 0 ? 0 : highestValue;
            interval.addClamped();
        }
        addToBucket(layout.indexOf(value), 1);
        interval.add(value);
    }

    /**
     * Adds behind {@link #record} what HdrHistogram's {@code recordValueWithExpectedInterval} would: {@code value - interval}, {@code value - 2
     * * interval} and so on, down to the interval. How many of them fall into a bucket is worked out, so that the cost is bounded by the
     * number of buckets, however short the interval.
     */
    void correct(final long recorded, final long expectedInterval) {
        final long value = Math.max(0, Math.min(recorded, highestValue));
        long missing = value - expectedInterval;
        while (missing >= expectedInterval) {
            final int index = layout.indexOf(missing);
            final long lowest = Math.max(layout.lowestAt(index), expectedInterval);
            final long counts = (missing - lowest) / expectedInterval + 1;
            addToBucket(index, counts);
            interval.addCorrected(counts);
            missing -= counts * expectedInterval;
        }
    }

    private void addToBucket(final int index, final long count) {
        if (buckets == null) {
            buckets = new SparseBuckets(layout.length());
        }
        if (!buckets.add(index, count)) {
            makeDense();
            buckets.add(index, count);
        }
    }

    /** What an earlier epoch left. */
    void addToTotal(final HistogramSource earlier) {
        earlier.visitBuckets(this::addToTotal);
        total.add(earlier);
    }

    private void addToTotal(final int index, final long count) {
        if (buckets == null) {
            buckets = new SparseBuckets(layout.length());
        }
        if (!buckets.addToTotal(index, count)) {
            makeDense();
            buckets.addToTotal(index, count);
        }
    }

    private void makeDense() {
        buckets = new DenseBuckets((SparseBuckets) buckets, layout.length());
    }

    /** Shows the interval's buckets and adds them to the total; {@link #endInterval} must follow. */
    void drainBuckets(final BucketVisitor visitor) {
        if (buckets != null) {
            buckets.drainInterval(visitor);
        }
    }

    /** Adds the interval, or what {@link #drainBuckets} left of it, to the total and begins a new one. */
    void endInterval() {
        if (interval.count() == 0) {
            return;
        }
        if (buckets != null) {
            buckets.drainInterval(NOBODY);
            if (buckets.isOutgrown()) {
                makeDense();
            }
        }
        total.add(interval);
        interval.reset();
    }

    /** What the interval brought. */
    HistogramSource interval() {
        return interval;
    }

    /** What ended intervals and earlier epochs brought. */
    HistogramSource total() {
        return total;
    }

    private final class Interval extends SampleSums {
        @Override
        public BucketLayout layout() {
            return layout;
        }

        @Override
        public void visitBuckets(final BucketVisitor visitor) {
            if (buckets != null) {
                buckets.visitInterval(visitor);
            }
        }
    }

    private final class Total extends SampleSums {
        @Override
        public BucketLayout layout() {
            return layout;
        }

        @Override
        public void visitBuckets(final BucketVisitor visitor) {
            if (buckets != null) {
                buckets.visitTotal(visitor);
            }
        }
    }
}
