package io.tailrace.micrometer;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.NoopHistogram;

/** A distribution summary, recorded in whole parts of its unit. Any thread. */
final class TailraceSummary extends AbstractDistributionSummary {
    private final Distribution distribution;
    private final double parts;

    /** So many parts are one of the unit. */
    TailraceSummary(final Id id, final double scale, final Distribution distribution, final double parts) {
        super(id, scale, NoopHistogram.INSTANCE);
        this.distribution = distribution;
        this.parts = parts;
    }

    @Override
    protected void recordNonNegative(final double amount) {
        distribution.record(Math.round(amount * parts));
    }

    @Override
    public long count() {
        return distribution.count();
    }

    @Override
    public double totalAmount() {
        return distribution.sum() / parts;
    }

    @Override
    public double max() {
        return distribution.max() / parts;
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        return distribution.snapshot(parts);
    }

    Distribution distribution() {
        return distribution;
    }
}
