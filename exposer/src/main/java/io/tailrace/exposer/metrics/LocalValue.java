package io.tailrace.exposer.metrics;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import java.util.List;

/** A count that the exposer keeps itself: a counter, or a gauge of whole things. Event-loop thread. */
public final class LocalValue extends LocalSeries {
    private long value;

    LocalValue(final List<String> labelNames, final List<String> labelValues) {
        super(labelNames, labelValues);
    }

    void add(final long amount) {
        value += amount;
    }

    void set(final long newValue) {
        value = newValue;
    }

    public long value() {
        return value;
    }

    @Override
    public void write(final PrometheusTextWriter writer, final LabelSet newBase, final long fromLog) {
        writer.sample(labels(newBase), value + fromLog);
    }
}
