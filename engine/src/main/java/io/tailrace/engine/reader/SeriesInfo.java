package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.Comparator;
import java.util.List;

/**
 * One label set of a metric, from its frames.
 *
 * @param seriesId identifies it within its epoch.
 * @param metric what it measures.
 * @param labelValues in the order of the metric's label names.
 */
public record SeriesInfo(int seriesId, MetricDescriptor metric, List<String> labelValues) {
    /** By metric name, label values, newest version first, then label names: the order in which series are shown everywhere. */
    public static final Comparator<SeriesInfo> ORDER = Comparator.comparing(
                    (SeriesInfo series) -> series.metric().name())
            .thenComparing(SeriesInfo::labelValues, SeriesInfo::compareValues)
            .thenComparing(series -> -series.metric().versionMajor())
            .thenComparing(series -> series.metric().labelNames(), SeriesInfo::compareValues);

    /** Copies the values. */
    public SeriesInfo {
        labelValues = List.copyOf(labelValues);
    }

    private static int compareValues(final List<String> a, final List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            final int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
