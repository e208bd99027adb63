package io.tailrace.exposer.metrics;

import java.util.List;

/** A gauge of a measured value, on pages only while the value is known. Event-loop thread. */
final class LocalGauge extends LocalSeries {
    private double value;
    private boolean isKnown;

    LocalGauge(final List<String> labelNames, final List<String> labelValues) {
        super(labelNames, labelValues);
    }

    void set(final double newValue) {
        value = newValue;
        isKnown = true;
        onChange();
    }

    void forget() {
        isKnown = false;
        onChange();
    }

    @Override
    public boolean isKnown() {
        return isKnown;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public double number() {
        return value;
    }
}
