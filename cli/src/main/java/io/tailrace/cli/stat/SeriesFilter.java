package io.tailrace.cli.stat;

import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;

/**
 * Which series are shown.
 *
 * @param metrics one of which the whole name must match; empty for any.
 * @param labels all of which a series must have.
 * @param typed what must be found in name and labels as they are shown; null for anything.
 */
record SeriesFilter(List<NamePattern> metrics, List<LabelPattern> labels, NamePattern typed) {
    SeriesFilter {
        metrics = List.copyOf(metrics);
        labels = List.copyOf(labels);
    }

    SeriesFilter typing(final NamePattern newTyped) {
        return new SeriesFilter(metrics, labels, newTyped);
    }

    boolean takes(final SeriesInfo series) {
        return (metrics.isEmpty()
                        || metrics.stream()
                                .anyMatch(metric ->
                                        metric.matchesWhole(series.metric().name())))
                && labels.stream().allMatch(label -> hasLabel(series, label))
                && (typed == null || typed.isFoundIn(SeriesName.of(series)));
    }

    private static boolean hasLabel(final SeriesInfo series, final LabelPattern label) {
        final int at = series.metric().labelNames().indexOf(label.name());
        return at >= 0
                && at < series.labelValues().size()
                && label.value().matchesWhole(series.labelValues().get(at));
    }
}
