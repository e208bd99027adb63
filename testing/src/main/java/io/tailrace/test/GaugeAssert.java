package io.tailrace.test;

import io.tailrace.engine.descriptor.MetricType;
import java.util.List;

/** Assertions on a gauge. One thread. */
public final class GaugeAssert {
    private final Recorded recorded;
    private final Found found;

    GaugeAssert(final Recorded recorded, final Found found) {
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
    public GaugeAssert labels(final String... values) {
        return new GaugeAssert(recorded, Found.of(recorded, found.metric().name(), MetricType.GAUGE, List.of(values)));
    }

    /**
     * The last value that was set.
     *
     * @param expected in the exposed unit, exactly.
     * @return this.
     */
    public GaugeAssert hasValue(final double expected) {
        final double value = found.only().gaugeValue();
        if (Double.compare(value, expected) != 0) {
            throw new AssertionError(found.text() + " is " + value + ", not " + expected);
        }
        return this;
    }

    /**
     * The last value that was set lies between two.
     *
     * @param lowest inclusive, in the exposed unit.
     * @param highest inclusive.
     * @return this.
     */
    public GaugeAssert hasValueBetween(final double lowest, final double highest) {
        final double value = found.only().gaugeValue();
        if (!(value >= lowest && value <= highest)) {
            throw new AssertionError(found.text() + " is " + value + ", not between " + lowest + " and " + highest);
        }
        return this;
    }
}
