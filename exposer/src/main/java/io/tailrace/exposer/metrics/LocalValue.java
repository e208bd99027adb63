package io.tailrace.exposer.metrics;

import java.util.List;

/** A count that the exposer keeps itself: a counter, or a gauge of whole things. Event-loop thread. */
public final class LocalValue extends LocalSeries {
    private long value;

    LocalValue(final List<String> labelNames, final List<String> labelValues) {
        super(labelNames, labelValues);
    }

    void add(final long amount) {
        value += amount;
        onChange();
    }

    void set(final long newValue) {
        if (value != newValue) {
            value = newValue;
            onChange();
        }
    }

    public long value() {
        return value;
    }

    @Override
    public long whole() {
        return value;
    }
}
