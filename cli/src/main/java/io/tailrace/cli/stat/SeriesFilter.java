package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.codec.text.NearNames;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        return (metrics.isEmpty() || isAsked(series.metric().name()))
                && labels.stream().allMatch(label -> hasLabel(series, label))
                && (typed == null || typed.isFoundIn(SeriesName.of(series)));
    }

    /** Refuses names of metrics that nothing has which could be read whole. What was not read, or is not there yet, may have them. */
    void requireMetric(final StatReading reading) {
        final Set<String> names = reading.engines().stream()
                .flatMap(engine -> engine.series().stream())
                .map(series -> series.info().metric().name())
                .collect(Collectors.toSet());
        if (metrics.isEmpty()
                || names.isEmpty()
                || !reading.isAllThereIs()
                || names.stream().anyMatch(this::isAsked)) {
            return;
        }
        final String first = metrics.get(0).pattern().pattern();
        throw CommandFault.wrongUsage(
                "no such metric",
                metrics.stream()
                        .map(metric ->
                                "--metric " + Printable.of(metric.pattern().pattern()))
                        .collect(Collectors.joining(" ")),
                Printable.of(NearNames.question(first, names)) + "without --metric, --all shows what there is");
    }

    private boolean isAsked(final String name) {
        return metrics.stream().anyMatch(metric -> metric.matchesWhole(name));
    }

    private static boolean hasLabel(final SeriesInfo series, final LabelPattern label) {
        final int at = series.metric().labelNames().indexOf(label.name());
        return at >= 0
                && at < series.labelValues().size()
                && label.value().matchesWhole(series.labelValues().get(at));
    }
}
