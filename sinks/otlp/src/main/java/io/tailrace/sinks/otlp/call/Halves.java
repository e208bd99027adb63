package io.tailrace.sinks.otlp.call;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.List;

/** Cuts requests in two, item by item, each part under the resource and scope that it had. Messages are shared, not copied. */
final class Halves {
    private Halves() {}

    static List<OtlpRequest> of(final OtlpRequest request) {
        final int half = request.items() / 2;
        return List.of(part(request, 0, half), part(request, half, request.items()));
    }

    private static OtlpRequest part(final OtlpRequest request, final int from, final int to) {
        return request.message() instanceof ExportMetricsServiceRequest metrics
                ? new OtlpRequest(request.signal(), metrics(metrics, from, to), to - from)
                : new OtlpRequest(
                        request.signal(), logs((ExportLogsServiceRequest) request.message(), from, to), to - from);
    }

    private static ExportMetricsServiceRequest metrics(
            final ExportMetricsServiceRequest whole, final int from, final int to) {
        final ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        int at = 0;
        for (final ResourceMetrics resource : whole.getResourceMetricsList()) {
            final ResourceMetrics.Builder resources = resource.toBuilder().clearScopeMetrics();
            for (final ScopeMetrics scope : resource.getScopeMetricsList()) {
                final ScopeMetrics.Builder scopes = scope.toBuilder().clearMetrics();
                for (final Metric metric : scope.getMetricsList()) {
                    final int points = DataPoints.count(metric);
                    final int first = Math.max(0, from - at);
                    final int end = Math.min(points, to - at);
                    if (first < end) {
                        scopes.addMetrics(DataPoints.part(metric, first, end));
                    }
                    at += points;
                }
                if (scopes.getMetricsCount() > 0) {
                    resources.addScopeMetrics(scopes);
                }
            }
            if (resources.getScopeMetricsCount() > 0) {
                request.addResourceMetrics(resources);
            }
        }
        return request.build();
    }

    private static ExportLogsServiceRequest logs(final ExportLogsServiceRequest whole, final int from, final int to) {
        final ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
        int at = 0;
        for (final ResourceLogs resource : whole.getResourceLogsList()) {
            final ResourceLogs.Builder resources = resource.toBuilder().clearScopeLogs();
            for (final ScopeLogs scope : resource.getScopeLogsList()) {
                final List<LogRecord> records = scope.getLogRecordsList();
                final int first = Math.max(0, from - at);
                final int end = Math.min(records.size(), to - at);
                if (first < end) {
                    resources.addScopeLogs(
                            scope.toBuilder().clearLogRecords().addAllLogRecords(records.subList(first, end)));
                }
                at += records.size();
            }
            if (resources.getScopeLogsCount() > 0) {
                request.addResourceLogs(resources);
            }
        }
        return request.build();
    }
}
