package io.tailrace.sinks.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.otlp.mapping.LogRecords;
import io.tailrace.sinks.otlp.mapping.Resources;
import java.util.ArrayList;
import java.util.List;

/** What goes into the next batch: points as they are collected, and the entries before and behind them, each under the resource of its epoch. One thread. */
final class PendingRequests {
    private final Resources resources;
    private final List<OtlpRequest> requests = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();
    private EpochInfo epoch;
    private long items;
    private long oldestNs;

    PendingRequests(final Resources resources) {
        this.resources = resources;
    }

    long items() {
        return items;
    }

    /** When the oldest of it was recorded, ns since 1970; 0 if there is nothing. */
    long oldestNs() {
        return oldestNs;
    }

    /** Entries that come now are of this epoch. */
    void epoch(final EpochInfo info) {
        closeRecords();
        epoch = info;
    }

    void add(final RecordedEntry entry) {
        final LogRecord made = LogRecords.of(entry);
        records.add(made);
        count(1, made.getTimeUnixNano());
    }

    /** {@code recordedNs} is when the oldest change in it was cut; null for no metrics. */
    void add(final ResourceMetrics metrics, final long recordedNs) {
        if (metrics == null) {
            return;
        }
        closeRecords();
        final OtlpRequest request = OtlpRequest.of(ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(metrics)
                .build());
        requests.add(request);
        count(request.items(), recordedNs);
    }

    OtlpBatch take() {
        closeRecords();
        final OtlpBatch batch = new OtlpBatch(requests);
        requests.clear();
        items = 0;
        oldestNs = 0;
        return batch;
    }

    private void closeRecords() {
        if (records.isEmpty()) {
            return;
        }
        requests.add(new OtlpRequest(
                Signal.LOGS,
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(ResourceLogs.newBuilder()
                                .setResource(resources.of(epoch))
                                .addScopeLogs(ScopeLogs.newBuilder()
                                        .setScope(resources.scope())
                                        .addAllLogRecords(records)))
                        .build(),
                records.size()));
        records.clear();
    }

    private void count(final int more, final long recordedNs) {
        items += more;
        final boolean isOlder = recordedNs > 0 && recordedNs < oldestNs;
        oldestNs = oldestNs == 0 || isOlder ? recordedNs : oldestNs;
    }
}
