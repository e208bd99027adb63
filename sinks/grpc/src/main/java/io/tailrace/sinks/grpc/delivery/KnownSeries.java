package io.tailrace.sinks.grpc.delivery;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Series;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the frames of an epoch have made known, and which of it a subscriber wants. One thread. */
final class KnownSeries {
    private final SeriesFilter filter;
    private final Map<Integer, MetricInfo> metrics = new TreeMap<>();
    private final Map<MetricDescriptor, Integer> metricIds = new HashMap<>();
    /** Those that are wanted only. */
    private final Map<Integer, SeriesInfo> series = new LinkedHashMap<>();

    private EpochInfo epoch;

    KnownSeries(final SeriesFilter filter) {
        this.filter = filter;
    }

    void begin(final EpochInfo info) {
        epoch = info;
        metrics.clear();
        metricIds.clear();
        series.clear();
    }

    /** Whether it is wanted. */
    boolean add(final MetricInfo info) {
        final MetricInfo before = metrics.put(info.metricId(), info);
        if (before != null && !before.metric().equals(info.metric())) {
            metricIds.remove(before.metric(), info.metricId());
        }
        metricIds.put(info.metric(), info.metricId());
        return filter.wants(info.metric());
    }

    /** Whether it is wanted. */
    boolean add(final SeriesInfo info) {
        final boolean isWanted = filter.wants(info.metric(), info.labelValues());
        if (isWanted) {
            series.put(info.seriesId(), info);
        }
        return isWanted;
    }

    /** Whether it was wanted. */
    boolean end(final SeriesInfo info) {
        return series.remove(info.seriesId()) != null;
    }

    boolean wants(final SeriesInfo info) {
        return series.containsKey(info.seriesId());
    }

    Series message(final SeriesInfo info) {
        return Series.newBuilder()
                .setSeriesId(info.seriesId())
                .setMetricId(metricIds.getOrDefault(info.metric(), 0))
                .addAllLabelValues(info.labelValues())
                .build();
    }

    /** Says all that is known, in an order that depends on nothing else. */
    void state(final Consumer<Delivery.Builder> told) {
        if (epoch == null) {
            return;
        }
        told.accept(Delivery.newBuilder().setEpoch(Messages.epoch(epoch)));
        for (final MetricInfo metric : metrics.values()) {
            if (filter.wants(metric.metric())) {
                told.accept(Delivery.newBuilder().setMetric(Messages.metric(metric)));
            }
        }
        new TreeMap<>(series)
                .values()
                .forEach(info -> told.accept(Delivery.newBuilder().setSeries(message(info))));
    }
}
