package io.tailrace.sinks.otlp.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.sinks.otlp.Recorded;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries, in OpenTelemetry's data model. */
class LogRecordsTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID CORRELATION = UUID.fromString("66666666-7777-8888-9999-000000000000");

    private static TelemetryEntry entry(final EventLevel level, final EventData event) {
        return new TelemetryEntry(
                ID,
                1_700_000_000_000_001L,
                ComponentId.Plain.ORCHESTRATOR,
                level,
                event,
                Optional.of(CORRELATION),
                Optional.of(EntryMetrics.NONE.withCpuUsagePct(12.5f).withMemoryMb(-1)));
    }

    private static LogRecord log(final TelemetryEntry entry) {
        return LogRecords.of(new RecordedEntry(0, entry, false));
    }

    @Test
    void shouldTellWhenWhoAndWhat() {
        final LogRecord log = log(entry(EventLevel.Known.WARNING, new EventData.ProcessingFailed("no \"way\"", true)));

        assertEquals(1_700_000_000_000_001_000L, log.getTimeUnixNano());
        assertEquals(1_700_000_000_000_001_000L, log.getObservedTimeUnixNano());
        assertEquals("ProcessingFailed", log.getEventName());
        assertEquals(
                Map.of("error", "no \"way\"", "recoverable", true),
                Recorded.attributes(log.getBody().getKvlistValue().getValuesList()));
        assertEquals(
                Map.of(
                        "tailrace.entry.id",
                        ID.toString(),
                        "tailrace.entry.component",
                        "Orchestrator",
                        "tailrace.entry.correlation_id",
                        CORRELATION.toString(),
                        "tailrace.entry.cpu_usage_pct",
                        12.5,
                        "tailrace.entry.memory_mb",
                        "18446744073709551615"),
                Recorded.attributes(log.getAttributesList()));
    }

    @ParameterizedTest
    @CsvSource({"DEBUG,5", "INFO,9", "WARNING,13", "ERROR,17", "CRITICAL,21"})
    void shouldTellHowGraveItIs(final EventLevel.Known level, final int severity) {
        final LogRecord log = log(entry(level, new EventData.MemoryPressure(1, 2)));

        assertEquals(severity, log.getSeverityNumberValue());
        assertEquals(level.label(), log.getSeverityText());
    }

    @Test
    void shouldTellWhatItDoesNotKnow() {
        final TelemetryEntry entry = EntryReader.read("{\"id\":\"" + ID
                + "\",\"timestamp\":5,\"component\":\"Novel\",\"level\":\"Odd\",\"event\":{\"type\":\"New\",\"a\":[1,null]},"
                + "\"correlation_id\":null,\"metrics\":null,\"later\":{\"b\":1}}");

        final LogRecord log = LogRecords.of(new RecordedEntry(0, entry, true));

        assertEquals(SeverityNumber.SEVERITY_NUMBER_UNSPECIFIED, log.getSeverityNumber());
        assertEquals("New", log.getEventName());
        assertEquals(
                "{\"later\":{\"b\":1}}",
                Recorded.attributes(log.getAttributesList()).get("tailrace.entry.extra"));
        assertEquals(true, Recorded.attributes(log.getAttributesList()).get("tailrace.entry.cut"));
        final AnyValue a = log.getBody().getKvlistValue().getValues(0).getValue();
        assertEquals(1, a.getArrayValue().getValues(0).getIntValue());
        assertEquals(
                AnyValue.ValueCase.VALUE_NOT_SET, a.getArrayValue().getValues(1).getValueCase());
    }

    @Test
    void shouldNotNestDeeperThanReadersTake() throws Exception {
        final String deep = "[".repeat(RawJson.DEEPEST - 1) + "]".repeat(RawJson.DEEPEST - 1);

        final LogRecord log = log(entry(EventLevel.Known.INFO, new EventData.AdapterStarted(RawJson.of(deep))));

        // Java's reader takes 100 levels.
        assertEquals(log, LogRecord.parseFrom(log.toByteArray()));
    }

    @Test
    void shouldTellWhatNoNumberHolds() {
        final String json = "[1e999,1" + "0".repeat(900) + "]";

        final LogRecord log = log(entry(EventLevel.Known.INFO, new EventData.AdapterStarted(RawJson.of(json))));

        final AnyValue config = log.getBody().getKvlistValue().getValues(0).getValue();
        assertEquals(
                Double.POSITIVE_INFINITY, config.getArrayValue().getValues(0).getDoubleValue());
        assertEquals("1" + "0".repeat(900), config.getArrayValue().getValues(1).getStringValue());
    }

    @Test
    void shouldTellLargeWholeNumbersAsText() {
        final LogRecord log =
                log(entry(EventLevel.Known.INFO, new EventData.MemoryPressure(Long.MAX_VALUE, Long.MIN_VALUE)));

        assertEquals(
                Map.of("used_mb", Long.MAX_VALUE, "available_mb", "9223372036854775808"),
                Recorded.attributes(log.getBody().getKvlistValue().getValuesList()));
    }
}
