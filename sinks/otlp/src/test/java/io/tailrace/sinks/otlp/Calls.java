package io.tailrace.sinks.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.otlp.call.OtlpTls;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Requests and settings for tests of clients. */
public final class Calls {
    public static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
    public static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(300);
    public static final int MAX_RESPONSE = 10_000;

    /** A minute and more on any machine; a client that works answers at once. */
    private static final int MOST_POLLS = 100_000;

    private Calls() {}

    public static CallSettings settings(final String endpoint) {
        return settings(endpoint, Map.of(), false, null);
    }

    public static CallSettings settings(
            final String endpoint, final Map<String, String> headers, final boolean gzip, final OtlpTls tls) {
        return new CallSettings(
                URI.create(endpoint),
                headers,
                gzip,
                TIMEOUT_NS,
                LONGEST_WAIT_NS,
                1 << 22,
                MAX_RESPONSE,
                tls,
                "tailrace/test",
                task -> {
                    final Thread thread = new Thread(task, "otlp-test");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Points named {@code p0}, {@code p1} and so on, of one metric. */
    public static OtlpRequest metrics(final int points) {
        final Metric.Builder metric = Metric.newBuilder().setName("m_total");
        for (int i = 0; i < points; i++) {
            metric.getSumBuilder().addDataPointsBuilder().setAsInt(i);
        }
        final ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        request.addResourceMetricsBuilder().addScopeMetricsBuilder().addMetrics(metric);
        return OtlpRequest.of(request.build());
    }

    /** Records with the bodies {@code r0}, {@code r1} and so on. */
    public static OtlpRequest logs(final int records) {
        final ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        for (int i = 0; i < records; i++) {
            if (i == 0) {
                request.addResourceLogsBuilder().addScopeLogsBuilder();
            }
            request.getResourceLogsBuilder(0)
                    .getScopeLogsBuilder(0)
                    .addLogRecordsBuilder()
                    .setBody(AnyValue.newBuilder().setStringValue("r" + i));
        }
        return new OtlpRequest(Signal.LOGS, request.build(), records);
    }

    /** Sends a request and waits for its answer; the clock stands still. */
    public static OtlpAnswer call(final OtlpClient client, final OtlpRequest request) {
        client.send(request, 0);
        return await(client, 0);
    }

    public static OtlpAnswer await(final OtlpClient client, final long nowNs) {
        for (int i = 0; i < MOST_POLLS; i++) {
            final OtlpAnswer answer = client.poll(nowNs);
            if (!(answer instanceof OtlpAnswer.Pending)) {
                return answer;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("no answer");
    }
}
