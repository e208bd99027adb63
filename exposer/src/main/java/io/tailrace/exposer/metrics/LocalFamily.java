package io.tailrace.exposer.metrics;

import io.tailrace.codec.registry.MetricFamily;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The series of a family that the exposer counts itself, in the order in which they came. Event-loop thread. */
public final class LocalFamily {
    private final MetricFamily family;
    private final Map<LabelKey, LocalSeries> series = new LinkedHashMap<>();

    LocalFamily(final MetricFamily family) {
        this.family = family;
    }

    /** The count of a label set, from now on on every page. */
    public LocalValue value(final String... labelValues) {
        return (LocalValue) at(List.of(labelValues), LocalValue::new);
    }

    /** The measured value of a label set, on every page while it is known. */
    public LocalGauge gauge(final String... labelValues) {
        return (LocalGauge) at(List.of(labelValues), LocalGauge::new);
    }

    /** The histogram of a label set, from now on on every page. */
    public LocalHistogram histogram(final String... labelValues) {
        return (LocalHistogram) at(List.of(labelValues), (names, values) -> new LocalHistogram(family, values));
    }

    public Collection<LocalSeries> series() {
        return series.values();
    }

    public boolean has(final LabelKey key) {
        return series.containsKey(key);
    }

    private LocalSeries at(
            final List<String> labelValues, final BiFunction<List<String>, List<String>, LocalSeries> making) {
        return series.computeIfAbsent(
                LabelKey.of(family.labelNames(), labelValues), key -> making.apply(family.labelNames(), labelValues));
    }
}
