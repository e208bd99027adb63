package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.ArrayList;
import java.util.List;

/** Makes metrics, and puts the totals of their series into them as points. One thread. */
final class Points {
    private final boolean isExponential;
    private final ExponentialBuckets exponential;

    Points(final MappingOptions options) {
        isExponential = options.exponentialHistograms();
        exponential = new ExponentialBuckets(options.maxExponentialBuckets());
    }

    /** A metric without points. */
    Metric.Builder metric(final MetricDescriptor descriptor) {
        final Metric.Builder metric = Metric.newBuilder()
                .setName(descriptor.name())
                .setDescription(descriptor.help())
                .setUnit(Ucum.of(descriptor));
        final AggregationTemporality cumulative = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        switch (descriptor.type()) {
            case COUNTER ->
                metric.getSumBuilder().setAggregationTemporality(cumulative).setIsMonotonic(true);
            case GAUGE -> {
                if (descriptor.form() == MetricForm.TOTAL) {
                    metric.getSumBuilder().setAggregationTemporality(cumulative).setIsMonotonic(true);
                } else {
                    metric.getGaugeBuilder();
                }
            }
            case HISTOGRAM -> {
                if (isExponential) {
                    metric.getExponentialHistogramBuilder().setAggregationTemporality(cumulative);
                } else {
                    metric.getHistogramBuilder().setAggregationTemporality(cumulative);
                }
            }
        }
        return metric;
    }

    /** Adds a series to a metric of its descriptor's type. */
    void add(final Metric.Builder metric, final SeriesTotals totals, final PointTimes times) {
        switch (totals.info().metric().type()) {
            case COUNTER -> metric.getSumBuilder().addDataPoints(sum(totals, times));
            case GAUGE -> {
                final NumberDataPoint.Builder point =
                        number(totals.info(), times).setAsDouble(totals.gaugeValue());
                if (totals.info().metric().form() == MetricForm.TOTAL) { // when it was zero only its keeper knows
                    metric.getSumBuilder().addDataPoints(point);
                } else {
                    metric.getGaugeBuilder().addDataPoints(point);
                }
            }
            case HISTOGRAM -> {
                if (isExponential) {
                    metric.getExponentialHistogramBuilder().addDataPoints(exponential(totals, times));
                } else {
                    metric.getHistogramBuilder().addDataPoints(explicit(totals, times));
                }
            }
        }
    }

    private static NumberDataPoint.Builder sum(final SeriesTotals totals, final PointTimes times) {
        final Unit unit = totals.info().metric().unit();
        final NumberDataPoint.Builder point = number(totals.info(), times).setStartTimeUnixNano(times.startNs());
        return unit.isWhole()
                ? point.setAsInt(totals.counterTotal())
                : point.setAsDouble(unit.toExposed((double) totals.counterTotal()));
    }

    private static NumberDataPoint.Builder number(final SeriesInfo series, final PointTimes times) {
        return NumberDataPoint.newBuilder().addAllAttributes(attributes(series)).setTimeUnixNano(times.atNs());
    }

    private static HistogramDataPoint explicit(final SeriesTotals totals, final PointTimes times) {
        final HistogramTotals histogram = totals.histogram();
        final MetricDescriptor metric = totals.info().metric();
        final HistogramDataPoint.Builder point = HistogramDataPoint.newBuilder()
                .addAllAttributes(attributes(totals.info()))
                .setStartTimeUnixNano(times.startNs())
                .setTimeUnixNano(times.atNs())
                .setCount(histogram.bucketTotal())
                .setSum(metric.unit().toExposed(histogram.sum().toDouble()))
                .addAllExemplars(Exemplars.since(times.exemplarsAfterNs(), totals));
        final double[] bounds = metric.exposedBounds();
        final long[] counts = new long[bounds.length];
        histogram.copyBoundCounts(counts);
        long before = 0;
        for (int i = 0; i < bounds.length; i++) {
            point.addExplicitBounds(bounds[i]).addBucketCounts(counts[i] - before);
            before = counts[i];
        }
        point.addBucketCounts(histogram.bucketTotal() - before);
        if (histogram.count() > 0) {
            point.setMax(metric.unit().toExposed((double) histogram.max()));
        }
        if (isLowestKnown(histogram)) {
            point.setMin(metric.unit().toExposed((double) histogram.min()));
        }
        return point.build();
    }

    private ExponentialHistogramDataPoint exponential(final SeriesTotals totals, final PointTimes times) {
        final HistogramTotals histogram = totals.histogram();
        final Unit unit = totals.info().metric().unit();
        final ExponentialHistogramDataPoint.Builder point = ExponentialHistogramDataPoint.newBuilder()
                .addAllAttributes(attributes(totals.info()))
                .setStartTimeUnixNano(times.startNs())
                .setTimeUnixNano(times.atNs())
                .setCount(histogram.bucketTotal())
                .setSum(unit.toExposed(histogram.sum().toDouble()))
                .addAllExemplars(Exemplars.since(times.exemplarsAfterNs(), totals));
        exponential.set(histogram, unit);
        exponential.putInto(point);
        if (histogram.count() > 0) {
            point.setMax(unit.toExposed((double) histogram.max()));
        }
        if (isLowestKnown(histogram)) {
            point.setMin(unit.toExposed((double) histogram.min()));
        }
        return point.build();
    }

    /** What correction added may lie below the lowest sample. */
    private static boolean isLowestKnown(final HistogramTotals histogram) {
        return histogram.count() > 0 && histogram.corrected() == 0;
    }

    private static List<KeyValue> attributes(final SeriesInfo series) {
        final List<KeyValue> attributes = new ArrayList<>();
        final List<String> names = series.metric().labelNames();
        for (int i = 0; i < names.size(); i++) {
            attributes.add(Attributes.of(names.get(i), series.labelValues().get(i)));
        }
        return attributes;
    }
}
