package io.tailrace.test;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.List;

/** Assertions on a counter. One thread. */
public final class CounterAssert {
    private final Recorded recorded;
    private final Found found;

    CounterAssert(final Recorded recorded, final Found found) {
        this.recorded = recorded;
        this.found = found;
    }

    /**
     * Chooses a label set.
     *
     * @param values one a label, in the metric's order.
     * @return that one alone.
     * @throws AssertionError if others were recorded, but not this one.
     */
    public CounterAssert labels(final String... values) {
        return new CounterAssert(
                recorded, Found.of(recorded, found.metric().name(), MetricType.COUNTER, List.of(values)));
    }

    /**
     * The total.
     *
     * @param expected in the recorded unit; of all label sets together unless one was chosen.
     * @return this.
     */
    public CounterAssert hasTotal(final long expected) {
        final long total =
                found.series().stream().mapToLong(SeriesTotals::counterTotal).sum();
        if (total != expected) {
            throw new AssertionError(found.text() + " has the total " + total + ", not " + expected);
        }
        return this;
    }
}
