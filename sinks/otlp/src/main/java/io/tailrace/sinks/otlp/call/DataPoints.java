package io.tailrace.sinks.otlp.call;

import io.opentelemetry.proto.metrics.v1.Metric;

/** The data points of a metric, whatever its kind. */
final class DataPoints {
    private DataPoints() {}

    static int count(final Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getDataPointsCount();
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case SUMMARY, DATA_NOT_SET -> 0;
        };
    }

    /** The same metric with some of its points only. */
    static Metric part(final Metric metric, final int from, final int to) {
        if (from == 0 && to == count(metric)) {
            return metric;
        }
        final Metric.Builder part = metric.toBuilder();
        switch (metric.getDataCase()) {
            case SUM ->
                part.getSumBuilder()
                        .clearDataPoints()
                        .addAllDataPoints(metric.getSum().getDataPointsList().subList(from, to));
            case GAUGE ->
                part.getGaugeBuilder()
                        .clearDataPoints()
                        .addAllDataPoints(metric.getGauge().getDataPointsList().subList(from, to));
            case HISTOGRAM ->
                part.getHistogramBuilder()
                        .clearDataPoints()
                        .addAllDataPoints(
                                metric.getHistogram().getDataPointsList().subList(from, to));
            case EXPONENTIAL_HISTOGRAM ->
                part.getExponentialHistogramBuilder()
                        .clearDataPoints()
                        .addAllDataPoints(metric.getExponentialHistogram()
                                .getDataPointsList()
                                .subList(from, to));
            default -> throw new IllegalArgumentException("no data points: " + metric.getDataCase());
        }
        return part.build();
    }
}
