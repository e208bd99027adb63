package io.tailrace.micrometer;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;

/** Which series: by what a page shows of it. Immutable. */
record SeriesId(String name, List<String> labelNames, List<String> labelValues) {
    static SeriesId of(final SeriesInfo info) {
        return of(info.metric(), info.labelValues());
    }

    static SeriesId of(final MetricDescriptor metric, final List<String> labelValues) {
        return new SeriesId(metric.name(), metric.labelNames(), List.copyOf(labelValues));
    }
}
