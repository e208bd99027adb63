package io.tailrace.exposer.metrics;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
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
    }

    void forget() {
        isKnown = false;
    }

    @Override
    public void write(final PrometheusTextWriter writer, final LabelSet newBase, final long fromLog) {
        if (isKnown) {
            writer.sample(labels(newBase), value);
        }
    }
}
