package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.List;

/**
 * One label set of a metric, from its frames.
 *
 * @param seriesId identifies it within its epoch.
 * @param metric what it measures.
 * @param labelValues in the order of the metric's label names.
 */
public record SeriesInfo(int seriesId, MetricDescriptor metric, List<String> labelValues) {
    /** Copies the values. */
    public SeriesInfo {
        labelValues = List.copyOf(labelValues);
    }
}
