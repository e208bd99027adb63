package io.tailrace.micrometer;

import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.DoubleAdder;

/** A counter of doubles, as Micrometer has them: kept here, and observed before each cut. Any thread. */
final class TailraceCounter extends AbstractMeter implements Counter {
    private final DoubleAdder total = new DoubleAdder();

    TailraceCounter(final Id id) {
        super(id);
    }

    @Override
    public void increment(final double amount) {
        if (amount > 0) { // a total never falls
            total.add(amount);
        }
    }

    @Override
    public double count() {
        return total.sum();
    }
}
