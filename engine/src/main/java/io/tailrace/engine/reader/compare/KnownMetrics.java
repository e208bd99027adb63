package io.tailrace.engine.reader.compare;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which metrics a log has, to help somebody who asked for another one. Of very many it keeps the first. One thread. */
public final class KnownMetrics implements FrameListener {
    private static final int LIMIT = 10_000;

    private final Map<String, MetricDescriptor> byName = new HashMap<>();

    @Override
    public void onSeries(final SeriesInfo series) {
        if (byName.size() < LIMIT) {
            byName.putIfAbsent(series.metric().name(), series.metric());
        }
    }

    /**
     * A metric of which there is a series.
     *
     * @param name of it.
     * @return as it was first described; null if there is none.
     */
    public MetricDescriptor metric(final String name) {
        return byName.get(name);
    }

    /**
     * The histograms of which there is a series.
     *
     * @return names, in order.
     */
    public List<String> histograms() {
        return byName.values().stream()
                .filter(metric -> metric.type() == MetricType.HISTOGRAM)
                .map(MetricDescriptor::name)
                .sorted()
                .toList();
    }
}
