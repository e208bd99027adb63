package io.tailrace.opentelemetry;

import io.tailrace.engine.recording.SharedGauge;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** A sum that goes up and down, or has a fraction: any thread adds, the engine asks for it. It begins at 0 with the process. */
final class PolledSum extends Sum {
    private final LongAdder whole = new LongAdder();
    private final DoubleAdder fractional = new DoubleAdder();
    private final PolledGauge gauge;

    PolledSum(final SharedGauge gauge) {
        this.gauge = new PolledGauge(gauge);
    }

    @Override
    void add(final long amount) {
        whole.add(amount);
    }

    @Override
    void add(final double amount) {
        fractional.add(amount);
    }

    void poll(final long nowNs) {
        gauge.set(whole.sum() + fractional.sum(), nowNs);
    }
}
