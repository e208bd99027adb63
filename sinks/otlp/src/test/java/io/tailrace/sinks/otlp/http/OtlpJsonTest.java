package io.tailrace.sinks.otlp.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.sinks.otlp.Recorded;
import io.tailrace.sinks.otlp.mapping.LogRecords;
import io.tailrace.sinks.otlp.mapping.MappingOptions;
import io.tailrace.sinks.otlp.mapping.MetricCollector;
import io.tailrace.sinks.otlp.mapping.Resources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON of OTLP: judged by protobuf's own reader where the two mappings agree, and by its text where they do not. */
class OtlpJsonTest {
    private static String json(final Message message) {
        return new String(OtlpJson.write(message), StandardCharsets.UTF_8);
    }

    private static <B extends Message.Builder> Message read(final Message message, final B builder) throws Exception {
        JsonFormat.parser().merge(json(message), builder);
        return builder.build();
    }

    @Test
    void shouldBeWhatProtobufReadsWhereTheMappingsAgree() throws Exception {
        for (final boolean isExponential : new boolean[] {false, true}) {
            final ExportMetricsServiceRequest metrics = metrics(isExponential);

            assertTrue(metrics.getSerializedSize() > 500);
            assertEquals(metrics, read(metrics, ExportMetricsServiceRequest.newBuilder()));
        }
        final ExportLogsServiceRequest logs = logs();
        assertEquals(logs, read(logs, ExportLogsServiceRequest.newBuilder()));
    }

    @Test
    void shouldWriteIdsInHexadecimalDigits() {
        final ByteString trace =
                ByteString.copyFrom(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, -1, -128});
        final ByteString span = ByteString.copyFrom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertEquals(
                "{\"asDouble\":0.5,\"spanId\":\"0102030405060708\",\"traceId\":\"000102030405060708090a0b0c0dff80\"}",
                json(Exemplar.newBuilder()
                        .setAsDouble(0.5)
                        .setTraceId(trace)
                        .setSpanId(span)
                        .build()));
        assertTrue(json(LogRecord.newBuilder().setTraceId(trace).setSpanId(span).build())
                .contains("\"traceId\":\"000102030405060708090a0b0c0dff80\",\"spanId\":\"0102030405060708\""));
    }

    @Test
    void shouldWriteOtherBytesInBase64() {
        assertEquals(
                "{\"bytesValue\":\"AQID\"}",
                json(AnyValue.newBuilder()
                        .setBytesValue(ByteString.copyFrom(new byte[] {1, 2, 3}))
                        .build()));
    }

    @Test
    void shouldWriteNumbersOf64BitsAsText() {
        assertEquals(
                "{\"startTimeUnixNano\":\"18446744073709551615\",\"timeUnixNano\":\"5\",\"asInt\":\"-9223372036854775808\",\"flags\":1}",
                json(NumberDataPoint.newBuilder()
                        .setStartTimeUnixNano(-1)
                        .setTimeUnixNano(5)
                        .setAsInt(Long.MIN_VALUE)
                        .setFlags(1)
                        .build()));
        assertEquals(
                "{\"count\":\"3\",\"scale\":-2,\"positive\":{\"offset\":-7,\"bucketCounts\":[\"1\",\"2\"]}}",
                json(ExponentialHistogramDataPoint.newBuilder()
                        .setCount(3)
                        .setScale(-2)
                        .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                                .setOffset(-7)
                                .addBucketCounts(1)
                                .addBucketCounts(2))
                        .build()));
        assertEquals(
                "{\"intValue\":\"7\"}",
                json(AnyValue.newBuilder().setIntValue(7).build()));
    }

    @Test
    void shouldWriteEnumsAsNumbers() {
        assertEquals(
                "{\"severityNumber\":13}",
                json(LogRecord.newBuilder()
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_WARN)
                        .build()));
        final Metric.Builder metric = Metric.newBuilder();
        metric.getSumBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .setIsMonotonic(true);
        assertEquals("{\"sum\":{\"aggregationTemporality\":2,\"isMonotonic\":true}}", json(metric.build()));
    }

    @Test
    void shouldWriteWhatSaysThatItIsSetThoughItIsZero() {
        assertEquals(
                "{\"asInt\":\"0\"}",
                json(NumberDataPoint.newBuilder().setAsInt(0).build()));
        assertEquals(
                "{\"asDouble\":0.0}",
                json(NumberDataPoint.newBuilder().setAsDouble(0).build()));
        assertEquals("{}", json(NumberDataPoint.newBuilder().setFlags(0).build()));
    }

    @Test
    void shouldWriteNumbersThatAreNotFiniteAsText() {
        assertEquals("{\"asDouble\":\"NaN\"}", json(number(Double.NaN)));
        assertEquals("{\"asDouble\":\"Infinity\"}", json(number(Double.POSITIVE_INFINITY)));
        assertEquals("{\"asDouble\":\"-Infinity\"}", json(number(Double.NEGATIVE_INFINITY)));
    }

    @Test
    void shouldEscapeText() throws Exception {
        final KeyValue attribute = KeyValue.newBuilder()
                .setKey("\"\\\u0000\u001f\u2028\uD83D\uDE00")
                .setValue(AnyValue.newBuilder().setStringValue("\n</script>"))
                .build();

        assertEquals(attribute, read(attribute, KeyValue.newBuilder()));
    }

    private static NumberDataPoint number(final double value) {
        return NumberDataPoint.newBuilder().setAsDouble(value).build();
    }

    private static ExportMetricsServiceRequest metrics(final boolean isExponential) {
        try (Recorded recorded = new Recorded()) {
            recorded.channel
                    .histogram(recorded.engine.register(MetricDescriptor.histogram("h_bytes")
                            .help("H.")
                            .bounds(1, 10, 100)
                            .build()))
                    .record(7);
            recorded.channel
                    .gauge(recorded.engine.register(
                            MetricDescriptor.gauge("g").help("G \"quoted\".").build()))
                    .set(-1.5);
            recorded.cut();
            final MetricCollector collector = new MetricCollector(
                    new MappingOptions(isExponential, 160), new Resources(Map.of()), 0, (epoch, series) -> true);
            recorded.read(collector);
            final ResourceMetrics all = collector.collect(0, collector.asOfNs());
            for (final ScopeMetrics scope : all.getScopeMetricsList()) {
                assertFalse(scope.getMetricsList().isEmpty());
            }
            return ExportMetricsServiceRequest.newBuilder()
                    .addResourceMetrics(all)
                    .build();
        }
    }

    private static ExportLogsServiceRequest logs() {
        try (Recorded recorded = new Recorded()) {
            recorded.engine
                    .entries()
                    .of(ComponentId.Plain.CONSENSUS_ENGINE)
                    .adapterStopped(EventLevel.Known.ERROR, "because \u00e9");
            recorded.cut();
            final List<LogRecord> records = new ArrayList<>();
            recorded.read(new FrameListener() {
                @Override
                public boolean readsEntries() {
                    return true;
                }

                @Override
                public void onEntry(final RecordedEntry entry, final long position) {
                    records.add(LogRecords.of(entry));
                }
            });
            assertEquals(1, records.size());
            final ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
            request.addResourceLogsBuilder().addScopeLogsBuilder().addAllLogRecords(records);
            return request.build();
        }
    }
}
