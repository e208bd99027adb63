package io.tailrace.cli.subscribe;

import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the numbers in a stream stand for. Whatever a server says is taken; what it did not say is shown by its number. One thread. */
final class StreamNames {
    private final Map<Integer, Metric> metrics = new HashMap<>();
    private final Map<Integer, Series> series = new HashMap<>();

    void learn(final Delivery delivery) {
        switch (delivery.getContentCase()) {
            case EPOCH -> {
                metrics.clear();
                series.clear();
            }
            case METRIC -> metrics.put(delivery.getMetric().getMetricId(), delivery.getMetric());
            case SERIES -> series.put(delivery.getSeries().getSeriesId(), delivery.getSeries());
            default -> {
                // says nothing of names
            }
        }
    }

    void forget(final int seriesId) {
        series.remove(seriesId);
    }

    Metric metricOf(final int seriesId) {
        final Series found = series.get(seriesId);
        return found == null
                ? Metric.getDefaultInstance()
                : metrics.getOrDefault(found.getMetricId(), Metric.getDefaultInstance());
    }

    String name(final int seriesId) {
        final String name = metricOf(seriesId).getName();
        return name.isEmpty() ? "#" + Integer.toUnsignedString(seriesId) : name;
    }

    /** {@code name=value}, in the metric's order. */
    List<String> labels(final int seriesId) {
        final Metric metric = metricOf(seriesId);
        final List<String> values =
                series.getOrDefault(seriesId, Series.getDefaultInstance()).getLabelValuesList();
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), metric.getLabelNamesCount()); i++) {
            labels.add(metric.getLabelNames(i) + "=" + values.get(i));
        }
        return labels;
    }

    /** For people, on one line. */
    String text(final int seriesId) {
        final List<String> labels = labels(seriesId);
        return plain(name(seriesId) + (labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}"));
    }

    /** Names and labels may be any text; on a terminal they forge no line. */
    static String plain(final String text) {
        return Printable.plain(text);
    }
}
