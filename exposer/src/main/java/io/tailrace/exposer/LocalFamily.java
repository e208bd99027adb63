package io.tailrace.exposer;

import io.tailrace.codec.prometheus.FamilyType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series of a family that the exposer counts itself, in the order in which they came. Event-loop thread. */
final class LocalFamily {
    private final ExposerFamily family;
    private final Map<LabelKey, LocalSeries> series = new LinkedHashMap<>();

    LocalFamily(final ExposerFamily family) {
        this.family = family;
    }

    /** The counter or gauge of a label set, from now on on every page. */
    LocalValue value(final String... labelValues) {
        return (LocalValue) at(List.of(labelValues));
    }

    /** The histogram of a label set, from now on on every page. */
    LocalHistogram histogram(final String... labelValues) {
        return (LocalHistogram) at(List.of(labelValues));
    }

    Collection<LocalSeries> series() {
        return series.values();
    }

    boolean has(final LabelKey key) {
        return series.containsKey(key);
    }

    private LocalSeries at(final List<String> labelValues) {
        return series.computeIfAbsent(
                LabelKey.of(family.labelNames(), labelValues),
                key -> family.type() == FamilyType.HISTOGRAM
                        ? new LocalHistogram(family, labelValues)
                        : new LocalValue(family.labelNames(), labelValues));
    }
}
