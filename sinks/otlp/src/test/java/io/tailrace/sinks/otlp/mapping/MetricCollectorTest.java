package io.tailrace.sinks.otlp.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelGauge;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.sinks.otlp.Recorded;
import io.tailrace.testsupport.SettableClock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Metrics of a real engine, in OpenTelemetry's data model. */
class MetricCollectorTest {
    private static final MetricDescriptor JOBS = MetricDescriptor.counter("jobs_total")
            .help("Jobs done.")
            .labelNames("queue")
            .build();
    private static final MetricDescriptor BUSY = MetricDescriptor.counter("busy_seconds_total")
            .unit(Unit.SECONDS)
            .help("Time spent.")
            .build();
    private static final MetricDescriptor DEPTH =
            MetricDescriptor.gauge("queue_depth").help("Jobs that wait.").build();
    private static final MetricDescriptor HEAP =
            MetricDescriptor.gauge("heap_bytes").unit(Unit.BYTES).help("Heap.").build();
    private static final MetricDescriptor TIMES = MetricDescriptor.histogram("job_seconds")
            .unit(Unit.SECONDS)
            .help("How long jobs take.")
            .bounds(0.001, 0.01, 0.1)
            .build();

    private static MetricCollector collector(final long lineStartNs) {
        return new MetricCollector(
                MappingOptions.DEFAULT, new Resources(Map.of()), lineStartNs, (epoch, series) -> true);
    }

    private static ResourceMetrics all(final Recorded recorded) {
        final MetricCollector collector = collector(0);
        recorded.read(collector);
        return collector.collect(Long.MAX_VALUE, collector.asOfNs());
    }

    @Test
    void shouldTellWhoRecorded() {
        try (Recorded recorded = Recorded.withLabels(Map.of("region", "eu"))) {
            count(recorded, JOBS, 3, "a");
            recorded.cut();

            final ResourceMetrics metrics = all(recorded);

            assertEquals(
                    Map.of(
                            "service.name", "svc",
                            "service.instance.id", "one",
                            "service.version", "1.2.3",
                            "tailrace.amnesia", false,
                            "region", "eu"),
                    Recorded.attributes(metrics.getResource().getAttributesList()));
            assertEquals("io.tailrace", metrics.getScopeMetrics(0).getScope().getName());
            assertFalse(metrics.getScopeMetrics(0).getScope().getVersion().isEmpty());
        }
    }

    @Test
    void shouldMakeCumulativeMonotonicSumsOfCounters() {
        try (Recorded recorded = new Recorded()) {
            final long startNs = SettableClock.START_EPOCH_NS;
            count(recorded, JOBS, 3, "a");
            count(recorded, BUSY, 1_500_000_000);
            recorded.cut();

            final ResourceMetrics metrics = all(recorded);

            final Metric jobs = Recorded.metric(metrics, "jobs_total");
            assertEquals("Jobs done.", jobs.getDescription());
            assertEquals("1", jobs.getUnit());
            assertTrue(jobs.getSum().getIsMonotonic());
            assertEquals(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
                    jobs.getSum().getAggregationTemporality());
            final NumberDataPoint point = jobs.getSum().getDataPoints(0);
            assertEquals(3, point.getAsInt());
            assertTrue(point.hasAsInt());
            assertEquals(startNs, point.getStartTimeUnixNano());
            assertEquals(recorded.clock.epochNanos(), point.getTimeUnixNano());
            assertEquals(Map.of("queue", "a"), Recorded.attributes(point.getAttributesList()));
            final Metric busy = Recorded.metric(metrics, "busy_seconds_total");
            assertEquals("s", busy.getUnit());
            assertEquals(1.5, busy.getSum().getDataPoints(0).getAsDouble());
        }
    }

    @Test
    void shouldMakeGaugesOfGauges() {
        try (Recorded recorded = new Recorded()) {
            gauge(recorded, DEPTH).set(2.5);
            gauge(recorded, HEAP).set(4_096);
            recorded.cut();

            final ResourceMetrics metrics = all(recorded);

            final Metric depth = Recorded.metric(metrics, "queue_depth");
            assertEquals("", depth.getUnit());
            assertEquals(2.5, depth.getGauge().getDataPoints(0).getAsDouble());
            assertEquals(0, depth.getGauge().getDataPoints(0).getStartTimeUnixNano());
            assertEquals("By", Recorded.metric(metrics, "heap_bytes").getUnit());
        }
    }

    @Test
    void shouldMakeHistogramsWithTheBoundsOfTheirMetric() {
        try (Recorded recorded = new Recorded()) {
            final ChannelHistogram times = times(recorded);
            times.record(1_000_000); // at a bound: within it
            times.record(5_000_000);
            times.record(2_000_000_000);
            recorded.cut();

            final Metric metric = Recorded.metric(all(recorded), "job_seconds");

            assertEquals("s", metric.getUnit());
            assertEquals(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
                    metric.getHistogram().getAggregationTemporality());
            final HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
            assertEquals(3, point.getCount());
            assertEquals(List.of(0.001, 0.01, 0.1), point.getExplicitBoundsList());
            assertEquals(List.of(1L, 1L, 0L, 1L), point.getBucketCountsList());
            assertEquals(2.006, point.getSum(), 1e-12);
            assertEquals(0.001, point.getMin());
            assertEquals(2.0, point.getMax());
            assertEquals(SettableClock.START_EPOCH_NS, point.getStartTimeUnixNano());
        }
    }

    @Test
    void shouldCountCorrectedOnesAndNotTellALowestSampleThen() {
        try (Recorded recorded = new Recorded()) {
            times(recorded).recordWithExpectedInterval(40_000_000, 10_000_000);
            recorded.cut();

            final HistogramDataPoint point =
                    Recorded.metric(all(recorded), "job_seconds").getHistogram().getDataPoints(0);

            assertEquals(4, point.getCount());
            assertEquals(
                    4, point.getBucketCountsList().stream().mapToLong(it -> it).sum());
            assertEquals(0.04, point.getSum());
            assertFalse(point.hasMin());
            assertEquals(0.04, point.getMax());
        }
    }

    @Test
    void shouldTellExemplarsOnce() {
        try (Recorded recorded = new Recorded()) {
            final ChannelHistogram times = times(recorded);
            times.record(5_000_000, 0x0102030405060708L, 0x090a0b0c0d0e0f10L, 0x1112131415161718L);
            recorded.cut();
            final MetricCollector collector = collector(0);
            recorded.read(collector);

            final HistogramDataPoint point = point(collector);

            assertEquals(1, point.getExemplarsCount());
            final Exemplar exemplar = point.getExemplars(0);
            assertEquals(0.005, exemplar.getAsDouble());
            assertEquals(hex("0102030405060708090a0b0c0d0e0f10"), exemplar.getTraceId());
            assertEquals(hex("1112131415161718"), exemplar.getSpanId());
            assertEquals(recorded.clock.epochNanos(), exemplar.getTimeUnixNano());
            assertEquals(0, point(collector).getExemplarsCount());
        }
    }

    private static HistogramDataPoint point(final MetricCollector collector) {
        return Recorded.metric(collector.collect(0, collector.asOfNs()), "job_seconds")
                .getHistogram()
                .getDataPoints(0);
    }

    @Test
    void shouldTellOnlyWhatChangedAndTheRestNowAndThen() {
        try (Recorded recorded = new Recorded()) {
            final MetricCollector collector = collector(0);
            count(recorded, JOBS, 1, "a");
            count(recorded, JOBS, 1, "b");
            recorded.cut();
            recorded.read(collector);
            assertEquals(2, jobs(collector, 1_000_000_000).getSum().getDataPointsCount());
            assertNull(collector.collect(1_000_000_000, collector.asOfNs()));

            assertNotNull(collector.collect(1_000_000_000, collector.asOfNs() + 1_000_000_000));
        }
    }

    private static Metric jobs(final MetricCollector collector, final long repeatNs) {
        return Recorded.metric(collector.collect(repeatNs, collector.asOfNs()), "jobs_total");
    }

    @Test
    void shouldKeepTheStartOfTotalsThatGoOnOverARestart() {
        Recorded recorded = new Recorded();
        count(recorded, JOBS, 3, "a");
        recorded.cut();
        recorded = recorded.restart();
        try (Recorded second = recorded) {
            count(second, JOBS, 4, "a");
            second.cut();

            final NumberDataPoint point =
                    Recorded.metric(all(second), "jobs_total").getSum().getDataPoints(0);

            assertEquals(7, point.getAsInt());
            assertEquals(SettableClock.START_EPOCH_NS, point.getStartTimeUnixNano());
        }
    }

    @Test
    void shouldTellNoStartThatItDoesNotKnowUnlessItWasKept() {
        final Recorded first = new Recorded();
        count(first, JOBS, 3, "a");
        first.cut();
        final int before = first.log.size();
        try (Recorded second = first.restart()) {
            count(second, JOBS, 4, "a");
            second.cut();
            final MetricCollector unknown = collector(0);
            final MetricCollector kept = collector(SettableClock.START_EPOCH_NS);
            second.readFrom(before, unknown);
            second.readFrom(before, kept);

            assertEquals(0, jobs(unknown, 0).getSum().getDataPoints(0).getStartTimeUnixNano());
            assertEquals(
                    SettableClock.START_EPOCH_NS,
                    jobs(kept, 0).getSum().getDataPoints(0).getStartTimeUnixNano());
        }
    }

    private static void count(
            final Recorded recorded, final MetricDescriptor metric, final long by, final String... labels) {
        final ChannelCounter counter = recorded.channel.counter(recorded.engine.register(metric), labels);
        counter.add(by);
    }

    private static ChannelGauge gauge(final Recorded recorded, final MetricDescriptor metric) {
        return recorded.channel.gauge(recorded.engine.register(metric));
    }

    private static ChannelHistogram times(final Recorded recorded) {
        return recorded.channel.histogram(recorded.engine.register(TIMES));
    }

    private static ByteString hex(final String digits) {
        return ByteString.copyFrom(HexFormat.of().parseHex(digits));
    }
}
