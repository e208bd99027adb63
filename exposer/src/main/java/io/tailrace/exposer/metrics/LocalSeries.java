package io.tailrace.exposer.metrics;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import java.util.List;

/** A series that the exposer counts itself. Event-loop thread. */
public abstract class LocalSeries {
    private final List<String> labelNames;
    private final List<String> labelValues;
    private final LabelKey key;
    private LabelSet base;
    private LabelSet labels;

    LocalSeries(final List<String> labelNames, final List<String> labelValues) {
        this.labelNames = labelNames;
        this.labelValues = labelValues;
        this.key = LabelKey.of(labelNames, labelValues);
    }

    public final LabelKey key() {
        return key;
    }

    /** With the base labels of who records; escaped again only when those change. */
    public final LabelSet labels(final LabelSet newBase) {
        if (base != newBase) {
            base = newBase;
            labels = newBase.with(labelNames, labelValues);
        }
        return labels;
    }

    /** Writes it with what the log says of a series of the same labels, or 0. */
    public abstract void write(PrometheusTextWriter writer, LabelSet newBase, long fromLog);
}
