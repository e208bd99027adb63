package io.tailrace.exposer.metrics;

import java.util.List;

/** A series that the exposer counts itself. Event-loop thread. */
public abstract class LocalSeries {
    private final List<String> labelNames;
    private final List<String> labelValues;
    private final LabelKey key;
    private long revision;

    LocalSeries(final List<String> labelNames, final List<String> labelValues) {
        this.labelNames = labelNames;
        this.labelValues = List.copyOf(labelValues);
        this.key = LabelKey.of(labelNames, labelValues);
    }

    public final List<String> labelNames() {
        return labelNames;
    }

    public final List<String> labelValues() {
        return labelValues;
    }

    public final LabelKey key() {
        return key;
    }

    /** Greater with each change. */
    public final long revision() {
        return revision;
    }

    final void onChange() {
        revision++;
    }

    /** Whether there is something to show. */
    public boolean isKnown() {
        return true;
    }

    /** Whether {@link #whole()} is the value; else {@link #number()} is. */
    public boolean isWhole() {
        return true;
    }

    public long whole() {
        return 0;
    }

    public double number() {
        return whole();
    }

    /** Upper bounds of a histogram in seconds. */
    public double[] bounds() {
        return new double[0];
    }

    /** A histogram's counts up to each bound. */
    public void copyCumulative(final long[] target) {}

    public long count() {
        return 0;
    }

    /** A histogram's sum in seconds. */
    public double sum() {
        return 0;
    }
}
