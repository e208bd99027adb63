package io.tailrace.opentelemetry;

import io.tailrace.engine.recording.SharedCounter;

/** A sum that the engine counts, exactly and over restarts. Any thread. */
final class CounterSum extends Sum {
    private final SharedCounter counter;
    private final ValueScale scale;

    CounterSum(final SharedCounter counter, final ValueScale scale) {
        this.counter = counter;
        this.scale = scale;
    }

    @Override
    void add(final long amount) {
        counter.add(scale.steps(amount));
    }

    @Override
    void add(final double amount) {
        counter.add(scale.steps(amount));
    }
}
