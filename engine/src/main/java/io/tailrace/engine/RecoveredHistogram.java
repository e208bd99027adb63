package io.tailrace.engine;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.bucket.BucketVisitor;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.snapshot.HistogramSource;

/** A total that was read from a journal, as the aggregator takes it. */
record RecoveredHistogram(HistogramTotals totals) implements HistogramSource {
    @Override
    public BucketLayout layout() {
        return totals.layout();
    }

    @Override
    public void visitBuckets(final BucketVisitor visitor) {
        totals.visitBuckets(visitor);
    }

    @Override
    public long count() {
        return totals.count();
    }

    @Override
    public long sumLow() {
        return totals.sum().low();
    }

    @Override
    public long sumHigh() {
        return totals.sum().high();
    }

    @Override
    public long min() {
        return totals.min();
    }

    @Override
    public long max() {
        return totals.max();
    }

    @Override
    public long clamped() {
        return totals.clamped();
    }

    @Override
    public long corrected() {
        return totals.corrected();
    }
}
