package io.tailrace.micrometer;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;
import java.util.concurrent.TimeUnit;

/** A timer, recorded in nanoseconds. Any thread. */
final class TailraceTimer extends AbstractTimer {
    private final Distribution distribution;

    TailraceTimer(final Id id, final Clock clock, final PauseDetector pauseDetector, final Distribution distribution) {
        super(id, clock, pauseDetector, TimeUnit.SECONDS, NoopHistogram.INSTANCE);
        this.distribution = distribution;
    }

    @Override
    protected void recordNonNegative(final long amount, final TimeUnit unit) {
        distribution.record(unit.toNanos(amount));
    }

    @Override
    public long count() {
        return distribution.count();
    }

    @Override
    public double totalTime(final TimeUnit unit) {
        return TimeUtils.nanosToUnit(distribution.sum(), unit);
    }

    @Override
    public double max(final TimeUnit unit) {
        return TimeUtils.nanosToUnit(distribution.max(), unit);
    }

    @Override
    public HistogramSnapshot takeSnapshot() {
        return distribution.snapshot(1);
    }

    Distribution distribution() {
        return distribution;
    }
}
