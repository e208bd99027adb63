package io.tailrace.sinks.grpc.delivery;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Priority;
import java.util.List;

/** What a subscriber wants of what was recorded. Immutable. */
public final class SeriesFilter {
    private final Filter filter;
    private final boolean wantsAll;

    /**
     * As a subscriber says it.
     *
     * @param filter was checked.
     */
    public SeriesFilter(final Filter filter) {
        this.filter = filter;
        wantsAll = !filter.getSnapshots() && !filter.getSamples();
    }

    /**
     * Whether snapshots and checkpoints are wanted.
     *
     * @return whether they are.
     */
    public boolean wantsSnapshots() {
        return wantsAll || filter.getSnapshots();
    }

    /**
     * Whether the samples of flight recorders are wanted.
     *
     * @return whether they are.
     */
    public boolean wantsSamples() {
        return wantsAll || filter.getSamples();
    }

    /**
     * Whether anything of a metric may be wanted.
     *
     * @param metric what it measures.
     * @return false if none of its series is.
     */
    public boolean wants(final MetricDescriptor metric) {
        return isPriorityWanted(metric) && isNameWanted(metric.name());
    }

    /**
     * Whether a series is wanted.
     *
     * @param metric what it measures.
     * @param labelValues in the order of the metric's label names.
     * @return whether it passes every part of the filter.
     */
    public boolean wants(final MetricDescriptor metric, final List<String> labelValues) {
        if (!wants(metric)) {
            return false;
        }
        for (final LabelMatch label : filter.getLabelsList()) {
            final int index = metric.labelNames().indexOf(label.getName());
            final String value = index < 0 ? "" : labelValues.get(index);
            if (matches(label.getValue(), value) == label.getNegated()) {
                return false;
            }
        }
        return true;
    }

    private boolean isPriorityWanted(final MetricDescriptor metric) {
        final Priority lowest = filter.getLowestPriority();
        return lowest == Priority.PRIORITY_UNSPECIFIED
                || Messages.priority(metric.priority()).getNumber() <= lowest.getNumber();
    }

    private boolean isNameWanted(final String name) {
        return filter.getMetricsCount() == 0
                || filter.getMetricsList().stream().anyMatch(match -> matches(match, name));
    }

    /** One that says nothing matches the empty text, as its default value does. */
    private static boolean matches(final Match match, final String text) {
        return match.hasPrefix() ? text.startsWith(match.getPrefix()) : text.equals(match.getEqual());
    }
}
