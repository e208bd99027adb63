package io.tailrace.micrometer;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.tailrace.engine.descriptor.Unit;

/** A distribution summary, recorded in whole bytes or in millionths of any other unit: what is finer is rounded. Any thread. */
final class TailraceSummary extends AbstractDistributionSummary {
    private final double steps;
    private final Distribution distribution;

    TailraceSummary(final Id id, final double scale, final Unit unit, final Distribution distribution) {
        super(id, scale, NoopHistogram.INSTANCE);
        steps = (double) unit.toRecorded(1);
        this.distribution = distribution;
    }

    @Override
    protected void recordNonNegative(final double amount) {
        distribution.record(Math.round(amount * steps));
    }

    @Override
    public long count() {
        return distribution.count();
    }

    @Override
    public double totalAmount() {
        return distribution.sum() / steps;
    }

    @Override
    public double max() {
        return distribution.max() / steps;
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        return distribution.snapshot(steps);
    }

    Distribution distribution() {
        return distribution;
    }
}
