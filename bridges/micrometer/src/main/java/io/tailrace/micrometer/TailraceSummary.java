package io.tailrace.micrometer;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.NoopHistogram;

/** A distribution summary, recorded in whole units: fractions are rounded. Any thread. */
final class TailraceSummary extends AbstractDistributionSummary {
    private final Distribution distribution;

    TailraceSummary(final Id id, final double scale, final Distribution distribution) {
        super(id, scale, NoopHistogram.INSTANCE);
        this.distribution = distribution;
    }

    @Override
    protected void recordNonNegative(final double amount) {
        distribution.record(Math.round(amount));
    }

    @Override
    public long count() {
        return distribution.count();
    }

    @Override
    public double totalAmount() {
        return distribution.sum();
    }

    @Override
    public double max() {
        return distribution.max();
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        return distribution.snapshot(1);
    }

    Distribution distribution() {
        return distribution;
    }
}
