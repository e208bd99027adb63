package io.tailrace.jmh.peers;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.ExplicitBucketHistogramOptions;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;

/** Makes instruments of others for durations from 1 us on, without exemplars: with nothing they could do without. None is read. */
public final class Peers {
    private static final String NAME = "operation_seconds";
    private static final int BUCKETS = 12;
    private static final double LOWEST_BOUND = 1e-6;
    private static final double BOUND_FACTOR = 4;
    private static final long LOWEST_NS = 1_000;
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private Peers() {}

    /**
     * Micrometer's timer in its Prometheus registry.
     *
     * @param withHistogram whether it keeps the buckets of a percentile histogram, or count, sum and maximum only.
     * @return a new one in a registry of its own.
     */
    public static Timer micrometerTimer(final boolean withHistogram) {
        return Timer.builder("operation")
                .publishPercentileHistogram(withHistogram)
                .register(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /**
     * client_java's counter.
     *
     * @return a new one.
     */
    public static CounterDataPoint clientJavaCounter() {
        return Counter.builder().name("operations_total").withoutExemplars().build();
    }

    /**
     * client_java's classic histogram, with as many buckets as it has by default.
     *
     * @return a new one.
     */
    public static DistributionDataPoint clientJavaClassic() {
        return Histogram.builder()
                .name(NAME)
                .classicOnly()
                .classicExponentialUpperBounds(LOWEST_BOUND, BOUND_FACTOR, BUCKETS)
                .withoutExemplars()
                .build();
    }

    /**
     * client_java's native histogram.
     *
     * @return a new one.
     */
    public static DistributionDataPoint clientJavaNative() {
        return Histogram.builder().name(NAME).nativeOnly().withoutExemplars().build();
    }

    /**
     * OpenTelemetry's histogram with the bounds of the classic one.
     *
     * @return a new one of a meter provider of its own.
     */
    public static DoubleHistogram otelExplicit() {
        return otel(Aggregation.explicitBucketHistogram(ExplicitBucketHistogramOptions.builder()
                .setBucketBoundaries(DoubleStream.iterate(LOWEST_BOUND, bound -> bound * BOUND_FACTOR)
                        .limit(BUCKETS)
                        .boxed()
                        .toList())
                .build()));
    }

    /**
     * OpenTelemetry's exponential histogram.
     *
     * @return a new one of a meter provider of its own.
     */
    public static DoubleHistogram otelExponential() {
        return otel(Aggregation.base2ExponentialBucketHistogram());
    }

    private static DoubleHistogram otel(final Aggregation aggregation) {
        return SdkMeterProvider.builder()
                .registerMetricReader(new UnreadMetrics())
                .setExemplarFilter(ExemplarFilter.alwaysOff())
                .registerView(
                        InstrumentSelector.builder().setName(NAME).build(),
                        View.builder().setAggregation(aggregation).build())
                .build()
                .get("peers")
                .histogramBuilder(NAME)
                .build();
    }

    /**
     * HdrHistogram's recorder for many writers.
     *
     * @return a new one.
     */
    public static Recorder recorder() {
        return new Recorder(LOWEST_NS, HIGHEST_NS, DIGITS);
    }

    /**
     * HdrHistogram's recorder for one writer.
     *
     * @return a new one.
     */
    public static SingleWriterRecorder singleWriterRecorder() {
        return new SingleWriterRecorder(LOWEST_NS, HIGHEST_NS, DIGITS);
    }
}
