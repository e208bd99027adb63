package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.List;

/**
 * What makes a series the same one in another epoch, where its id may be another.
 *
 * @param name of the metric.
 * @param versionMajor of the metric: what another major version counts is something else.
 * @param labelNames of the metric: a minor version may add some.
 * @param labelValues in the order of the metric's label names.
 */
public record SeriesKey(String name, int versionMajor, List<String> labelNames, List<String> labelValues) {
    /**
     * The key of a series.
     *
     * @param series of any epoch.
     * @return equal for what goes on in another epoch.
     */
    public static SeriesKey of(final SeriesInfo series) {
        return of(series.metric(), series.labelValues());
    }

    /**
     * The key of a series.
     *
     * @param metric what it measures.
     * @param labelValues in the order of the metric's label names.
     * @return equal for what goes on in another epoch.
     */
    public static SeriesKey of(final MetricDescriptor metric, final List<String> labelValues) {
        return new SeriesKey(metric.name(), metric.versionMajor(), metric.labelNames(), labelValues);
    }
}
