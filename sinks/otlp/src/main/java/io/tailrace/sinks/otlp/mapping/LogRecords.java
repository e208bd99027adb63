package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.reader.RecordedEntry;
import java.util.concurrent.TimeUnit;

/** Telemetry entries as log records: the event with its fields is the body, and its kind the name; what surrounds it are attributes. */
public final class LogRecords {
    private static final String PREFIX = "tailrace.entry.";

    private LogRecords() {}

    /**
     * One entry.
     *
     * @param recorded as the journal has it.
     * @return as a log record.
     */
    public static LogRecord of(final RecordedEntry recorded) {
        final TelemetryEntry entry = recorded.entry();
        final long timeNs = TimeUnit.MICROSECONDS.toNanos(entry.timestampUs());
        final LogRecord.Builder log = LogRecord.newBuilder()
                .setTimeUnixNano(timeNs)
                .setObservedTimeUnixNano(timeNs)
                .setSeverityNumber(severity(entry.level()))
                .setSeverityText(entry.level().label())
                .setEventName(entry.event().type())
                .setBody(body(entry))
                .addAttributes(Attributes.of(PREFIX + "id", entry.id().toString()))
                .addAttributes(
                        Attributes.of(PREFIX + "component", entry.component().label()));
        entry.correlationId()
                .ifPresent(id -> log.addAttributes(Attributes.of(PREFIX + "correlation_id", id.toString())));
        entry.metrics().ifPresent(metrics -> put(log, metrics));
        if (recorded.cut()) {
            log.addAttributes(Attributes.of(PREFIX + "cut", true));
        }
        if (!entry.extra().entry().isEmpty()) {
            log.addAttributes(
                    Attributes.of(PREFIX + "extra", "{" + entry.extra().entry() + "}"));
        }
        return log.build();
    }

    private static AnyValue body(final TelemetryEntry entry) {
        final KeyValueList.Builder body = KeyValueList.newBuilder();
        JsonValues.members(EntryWriter.toJson(entry)).stream()
                .filter(field -> field.getKey().equals("event"))
                .flatMap(event -> event.getValue().getKvlistValue().getValuesList().stream())
                .filter(member -> !member.getKey().equals("type"))
                .forEach(body::addValues);
        return AnyValue.newBuilder().setKvlistValue(body).build();
    }

    private static void put(final LogRecord.Builder log, final EntryMetrics metrics) {
        metrics.cpuUsagePct().ifPresent(it -> log.addAttributes(Attributes.of(PREFIX + "cpu_usage_pct", it)));
        metrics.gpuUsagePct().ifPresent(it -> log.addAttributes(Attributes.of(PREFIX + "gpu_usage_pct", it)));
        metrics.memoryMb().ifPresent(it -> log.addAttributes(Attributes.ofUnsigned(PREFIX + "memory_mb", it)));
        metrics.gpuMemoryMb().ifPresent(it -> log.addAttributes(Attributes.ofUnsigned(PREFIX + "gpu_memory_mb", it)));
        metrics.throughputPerSec().ifPresent(it -> log.addAttributes(Attributes.of(PREFIX + "throughput_per_sec", it)));
    }

    private static SeverityNumber severity(final EventLevel level) {
        if (!(level instanceof EventLevel.Known known)) {
            return SeverityNumber.SEVERITY_NUMBER_UNSPECIFIED;
        }
        return switch (known) {
            case DEBUG -> SeverityNumber.SEVERITY_NUMBER_DEBUG;
            case INFO -> SeverityNumber.SEVERITY_NUMBER_INFO;
            case WARNING -> SeverityNumber.SEVERITY_NUMBER_WARN;
            case ERROR -> SeverityNumber.SEVERITY_NUMBER_ERROR;
            case CRITICAL -> SeverityNumber.SEVERITY_NUMBER_FATAL;
        };
    }
}
