package io.tailrace.engine.reader;

import java.util.List;

/**
 * What makes a series the same one in another epoch, where its id may be another.
 *
 * @param name of the metric.
 * @param labelValues in the order of the metric's label names.
 */
public record SeriesKey(String name, List<String> labelValues) {
    /**
     * The key of a series.
     *
     * @param series of any epoch.
     * @return equal for what goes on in another epoch.
     */
    public static SeriesKey of(final SeriesInfo series) {
        return new SeriesKey(series.metric().name(), series.labelValues());
    }
}
