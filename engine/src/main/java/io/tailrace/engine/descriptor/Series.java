package io.tailrace.engine.descriptor;

import java.util.List;

/** One label set of a metric. Compare by identity; safe for any thread. */
public final class Series {
    private final int id;
    private final Metric metric;
    private final List<String> labelValues;
    private volatile boolean ended;

    Series(final int id, final Metric metric, final List<String> labelValues) {
        this.id = id;
        this.metric = metric;
        this.labelValues = labelValues;
    }

    /** What stands in the place of one that has ended. */
    static Series endedOf(final Metric metric) {
        final Series ended = new Series(-1, metric, List.of());
        ended.end();
        return ended;
    }

    /**
     * Dense number in its engine: the place of the series in every array.
     *
     * @return from 0; never given to another series.
     */
    public int id() {
        return id;
    }

    /**
     * What it measures.
     *
     * @return as registered.
     */
    public Metric metric() {
        return metric;
    }

    /**
     * Its labels.
     *
     * @return in the order of the metric's label names; not to be changed.
     */
    public List<String> labelValues() {
        return labelValues;
    }

    /**
     * Whether it was idle for too long, and readers were told that it has ended. What is recorded into it goes to the series that has its
     * label set now.
     *
     * @return false, unless its metric's series expire.
     */
    public boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    @Override
    public String toString() {
        return metric + " " + labelValues;
    }
}
