package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What of a log is replayed. Begin with {@link #ALL} and narrow it down.
 *
 * @param fromNs snapshots cut after this moment, wall clock, ns since 1970; {@link Long#MIN_VALUE} for the log's beginning.
 * @param toNs snapshots cut at or before this moment; {@link Long#MAX_VALUE} for the log's end. A snapshot belongs to the moment of its
 *     cut as a whole.
 * @param epoch only this one; 0 for all.
 * @param metric must match the whole name; null for all.
 * @param labels each must be there with this value; base labels count on first-party series.
 * @param intervalNs snapshots are put together into intervals of this length, aligned to 1970; 0 leaves each by itself.
 * @param fromSamples made of the samples of metrics that retain them, each belonging to the moment at which it was drained; not of
 *     the snapshots, whose intervals bound how fine a cut can be.
 */
public record ReplayQuery(
        long fromNs,
        long toNs,
        int epoch,
        Pattern metric,
        Map<String, String> labels,
        long intervalNs,
        boolean fromSamples) {
    /** Everything, as it was recorded. */
    public static final ReplayQuery ALL = new ReplayQuery(Long.MIN_VALUE, Long.MAX_VALUE, 0, null, Map.of(), 0, false);

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if the range is empty, or epoch or interval is negative.
     */
    public ReplayQuery {
        labels = Map.copyOf(labels);
        if (fromNs >= toNs) {
            throw new IllegalArgumentException("the range is empty: from " + fromNs + " to " + toNs);
        }
        if (epoch < 0) {
            throw new IllegalArgumentException("epochs count from 1, not " + epoch);
        }
        if (intervalNs < 0) {
            throw new IllegalArgumentException("an interval has a length, not " + intervalNs + " ns");
        }
    }

    /**
     * Narrows the range.
     *
     * @param ns exclusive, wall clock, ns since 1970.
     * @return a new query.
     */
    public ReplayQuery from(final long ns) {
        return new ReplayQuery(ns, toNs, epoch, metric, labels, intervalNs, fromSamples);
    }

    /**
     * Narrows the range.
     *
     * @param ns inclusive, wall clock, ns since 1970.
     * @return a new query.
     */
    public ReplayQuery to(final long ns) {
        return new ReplayQuery(fromNs, ns, epoch, metric, labels, intervalNs, fromSamples);
    }

    /**
     * Selects an epoch.
     *
     * @param number from 1; 0 for all.
     * @return a new query.
     */
    public ReplayQuery epoch(final int number) {
        return new ReplayQuery(fromNs, toNs, number, metric, labels, intervalNs, fromSamples);
    }

    /**
     * Selects metrics.
     *
     * @param name matches the whole name.
     * @return a new query.
     */
    public ReplayQuery metric(final Pattern name) {
        return new ReplayQuery(fromNs, toNs, epoch, name, labels, intervalNs, fromSamples);
    }

    /**
     * Selects series by one more label.
     *
     * @param name of the label.
     * @param value that it must have.
     * @return a new query.
     */
    public ReplayQuery label(final String name, final String value) {
        final Map<String, String> more = new HashMap<>(labels);
        more.put(name, value);
        return new ReplayQuery(fromNs, toNs, epoch, metric, more, intervalNs, fromSamples);
    }

    /**
     * Puts snapshots together.
     *
     * @param ns length of the intervals; 0 leaves each snapshot by itself.
     * @return a new query.
     */
    public ReplayQuery interval(final long ns) {
        return new ReplayQuery(fromNs, toNs, epoch, metric, labels, ns, fromSamples);
    }

    /**
     * Makes intervals of samples instead of snapshots; metrics that do not retain their samples are left out.
     *
     * @return a new query.
     */
    public ReplayQuery ofSamples() {
        return new ReplayQuery(fromNs, toNs, epoch, metric, labels, intervalNs, true);
    }

    /**
     * Whether the range begins later than the log.
     *
     * @return false if {@link #fromNs()} was not set.
     */
    public boolean hasFrom() {
        return fromNs != Long.MIN_VALUE;
    }

    /**
     * Whether a series is replayed.
     *
     * @param who recorded it.
     * @param series of that epoch.
     * @return true if its metric and labels are selected; base labels count on first-party series.
     */
    public boolean selects(final EpochInfo who, final SeriesInfo series) {
        if (metric != null && !metric.matcher(series.metric().name()).matches()) {
            return false;
        }
        for (final Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(value(label.getKey(), who, series))) {
                return false;
            }
        }
        return true;
    }

    private static String value(final String label, final EpochInfo who, final SeriesInfo series) {
        final int index = series.metric().labelNames().indexOf(label);
        if (index >= 0) {
            return series.labelValues().get(index);
        }
        return series.metric().firstParty() ? who.baseLabels().get(label) : null;
    }
}
