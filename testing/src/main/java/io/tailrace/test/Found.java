package io.tailrace.test;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The series that an assertion is about.
 *
 * @param metric whose.
 * @param labelValues that were asked for; null for all of its label sets together.
 * @param series one, or all of them; empty if nothing was recorded.
 */
record Found(MetricDescriptor metric, List<String> labelValues, List<SeriesTotals> series) {
    private static final int MOST_SHOWN = 10;

    /** Looks for them; fails with what there is instead. */
    static Found of(final Recorded recorded, final String name, final MetricType type, final List<String> labelValues) {
        final MetricDescriptor metric = recorded.metrics().get(name);
        if (metric == null) {
            throw new AssertionError(noMetric(recorded, name, type));
        }
        if (metric.type() != type) {
            throw new AssertionError(name + " is a " + text(metric.type()) + ", not a " + text(type));
        }
        final List<SeriesTotals> all = recorded.series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .toList();
        if (labelValues == null) {
            return new Found(metric, null, all);
        }
        if (labelValues.size() != metric.labelNames().size()) {
            throw new AssertionError(name + " has the labels " + metric.labelNames() + ", and " + labelValues.size()
                    + " values were given: " + labelValues);
        }
        final List<SeriesTotals> one = all.stream()
                .filter(series -> series.info().labelValues().equals(labelValues))
                .toList();
        if (one.isEmpty() && !all.isEmpty()) {
            throw new AssertionError(
                    "nothing was recorded into " + text(metric, labelValues) + "; there is " + text(all));
        }
        return new Found(metric, labelValues, one);
    }

    /** How it is called in messages. */
    String text() {
        return labelValues == null ? metric.name() : text(metric, labelValues);
    }

    /** The one that there is; fails if there are several, or none. */
    SeriesTotals only() {
        if (series.size() == 1) {
            return series.get(0);
        }
        throw new AssertionError(
                series.isEmpty()
                        ? "nothing was recorded into " + text()
                        : text() + " has several label sets: choose one by labels(...) out of " + text(series));
    }

    private static String noMetric(final Recorded recorded, final String name, final MetricType type) {
        final List<String> own = recorded.metrics().values().stream()
                .filter(metric -> !metric.firstParty())
                .map(MetricDescriptor::name)
                .toList();
        final List<String> near = NearNames.of(name, recorded.metrics().keySet());
        return "there is no " + text(type) + " " + name
                + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near))
                + (own.isEmpty()
                        ? "; nothing was recorded at all"
                        : "; there is: " + own.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                                + (own.size() > MOST_SHOWN ? " and " + (own.size() - MOST_SHOWN) + " more" : ""));
    }

    static String text(final List<SeriesTotals> series) {
        return series.stream()
                        .limit(MOST_SHOWN)
                        .map(SeriesTotals::info)
                        .map(Found::text)
                        .collect(Collectors.joining(", "))
                + (series.size() > MOST_SHOWN ? " and " + (series.size() - MOST_SHOWN) + " more" : "");
    }

    static String text(final SeriesInfo series) {
        return text(series.metric(), series.labelValues());
    }

    private static String text(final MetricDescriptor metric, final List<String> labelValues) {
        final List<String> labels = new ArrayList<>();
        for (int i = 0; i < labelValues.size(); i++) {
            labels.add(metric.labelNames().get(i) + "=" + labelValues.get(i));
        }
        return metric.name() + (labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}");
    }

    private static String text(final MetricType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
