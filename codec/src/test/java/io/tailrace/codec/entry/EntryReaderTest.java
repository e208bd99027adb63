package io.tailrace.codec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.codec.entry.EventLevel.Known;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {
    private static final String ID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    private static final String STOPPED = "{\"type\":\"AdapterStopped\",\"reason\":\"end\"}";

    @Test
    void shouldReadOptionalFieldsThatAreMissingAsAbsent() {
        final TelemetryEntry entry = EntryReader.read(entry("\"Orchestrator\"", "\"Info\"", STOPPED, ""));

        assertEquals(Optional.empty(), entry.correlationId());
        assertEquals(Optional.empty(), entry.metrics());
        assertEquals(
                Optional.of(EntryMetrics.NONE.withMemoryMb(3)),
                EntryReader.read(entry("\"Orchestrator\"", "\"Info\"", STOPPED, ",\"metrics\":{\"memory_mb\":3}"))
                        .metrics());
    }

    @Test
    void shouldReadTheKindBehindItsFields() {
        final String event = "{\"reason\":\"end\",\"type\":\"AdapterStopped\"}";

        assertEquals(
                new EventData.AdapterStopped("end"),
                EntryReader.read(entry("\"Orchestrator\"", "\"Info\"", event, ""))
                        .event());
    }

    @Test
    void shouldKeepUnknownFieldsAndWriteThemBehindTheKnownOnes() {
        final String json = "{\"id\":\"" + ID + "\",\"timestamp\":1,\"component\":\"Orchestrator\",\"level\":\"Info\","
                + "\"event\":{\"type\":\"AdapterStopped\",\"reason\":\"end\",\"code\":-7,\"a\\\"b\":[{}]},"
                + "\"correlation_id\":null,"
                + "\"metrics\":{\"cpu_usage_pct\":null,\"gpu_usage_pct\":null,\"memory_mb\":null,"
                + "\"gpu_memory_mb\":null,\"throughput_per_sec\":null,\"disk_mb\":10.0},"
                + "\"host\":\"a\\nb\",\"tags\":{\"x\":[1,2,{\"y\":null}]}}";

        final TelemetryEntry entry = EntryReader.read(json);

        assertEquals(json, EntryWriter.toJson(entry));
        assertEquals("\"code\":-7,\"a\\\"b\":[{}]", entry.extra().event());
        assertEquals("\"disk_mb\":10.0", entry.extra().metrics());
        assertEquals(entry, EntryReader.read(EntryWriter.toJson(entry)));
    }

    @Test
    void shouldReadUnitVariantsInTheirLongForm() {
        final TelemetryEntry entry =
                EntryReader.read(entry("{\"Orchestrator\":null}", "{\"Warning\":null}", STOPPED, ""));

        assertEquals(Plain.ORCHESTRATOR, entry.component());
        assertEquals(Known.WARNING, entry.level());
    }

    @Test
    void shouldWriteUuidsInLowerCase() {
        final String json = entry("\"Orchestrator\"", "\"Info\"", STOPPED, "").replace(ID, ID.toUpperCase(Locale.ROOT));

        assertEquals(UUID.fromString(ID), EntryReader.read(json).id());
        assertTrue(EntryWriter.toJson(EntryReader.read(json)).contains(ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | there is nothing",
                "nul | '' | Unrecognized token",
                "[] | '' | must be an object, was []",
                "{} | /event | is missing",
                "{\"event\":null} | /event | must be an object, was null",
                "{\"event\":{}} | /id | is missing",
                "{\"event\":{\"type\":1},\"id\":\"ID\",\"timestamp\":1,\"component\":\"a\",\"level\":\"b\"} | /event/type | must be a string, was 1",
                "{\"event\":{\"type\":\"X\"},\"id\":null} | /id | must be a UUID with hyphens, was null",
                "{\"event\":{\"type\":\"X\"},\"id\":\"1-1-1-1-1\"} | /id | must be a UUID with hyphens",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":-1} | /timestamp | must be whole microseconds",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1.0} | /timestamp | must be whole microseconds",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":9223372036854775808} | /timestamp | must be whole microseconds",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":340282366920938463463374607431768211455} | /timestamp | must be whole microseconds",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":7} | /component | must be a component",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":{}} | /component | must be a component",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":{\"a\":1,\"b\":2}} | /component | must be a component",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":\"GPUKernel\"} | /component | must be an object, was \"GPUKernel\"",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":{\"GPUKernel\":5}} | /component/GPUKernel | must be a string, was 5",
                "{\"event\":{\"type\":\"X\"},\"id\":\"ID\",\"timestamp\":1,\"component\":\"a\",\"level\":[]} | /level | must be a level",
                "{\"a\":{\"b/c\":1,\"b/c\":2}} | /a/b~1c | Duplicate Object property",
                "{\"a\":[1,{\"b\":nope}]} | /a/1/b | Unrecognized token",
                "{\"a\":\"\\uD800\"} | /a | half of a surrogate pair",
                "{\"a\":01} | /a | Invalid numeric value",
                "{\"a\":NaN} | /a | Non-standard token",
                "{\"a\":1} x | '' | Unrecognized token",
                "{\"a\":1} {} | '' | something follows the end",
                "{\"a\":1 | /a | Unexpected end-of-input"
            })
    void shouldSayWhereAndWhat(final String json, final String path, final String reason) {
        final BadEntryException bad =
                assertThrows(BadEntryException.class, () -> EntryReader.read(json.replace("ID", ID)));

        assertEquals(path, bad.path());
        assertTrue(bad.getMessage().contains(reason), bad::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"AdapterStarted\" | config | is missing",
                "\"type\":\"AdapterStopped\",\"reason\":null | reason | must be a string",
                "\"type\":\"ProcessingStarted\",\"graph_size\":-1 | graph_size | 0 to 18446744073709551615, was -1",
                "\"type\":\"ProcessingStarted\",\"graph_size\":-0 | graph_size | 0 to 18446744073709551615",
                "\"type\":\"ProcessingStarted\",\"graph_size\":18446744073709551616 | graph_size | 0 to 18446744073709551615",
                "\"type\":\"ProcessingStarted\",\"graph_size\":1e3 | graph_size | a whole number",
                "\"type\":\"ProcessingCompleted\",\"colors_used\":4294967296 | colors_used | 0 to 4294967295",
                "\"type\":\"ProcessingCompleted\",\"colors_used\":18446744073709551615 | colors_used | 0 to 4294967295",
                "\"type\":\"ProcessingCompleted\",\"colors_used\":1,\"duration_ms\":1e400 | duration_ms | a double can hold",
                "\"type\":\"ProcessingCompleted\",\"colors_used\":1,\"duration_ms\":\"1\" | duration_ms | must be a number",
                "\"type\":\"ProcessingFailed\",\"error\":\"e\",\"recoverable\":0 | recoverable | true or false",
                "\"type\":\"ConsensusConflict\",\"vertex\":1,\"proposals\":{} | proposals | must be an array",
                "\"type\":\"ConsensusConflict\",\"vertex\":1,\"proposals\":[[\"a\",1],[\"a\"]] | proposals/1 | an array of a component and a color",
                "\"type\":\"ConsensusConflict\",\"vertex\":1,\"proposals\":[[\"a\",-1]] | proposals/0/1 | 0 to 4294967295",
                "\"type\":\"ConsensusConflict\",\"vertex\":1,\"proposals\":[[null,1]] | proposals/0/0 | must be a component"
            })
    void shouldSayWhatIsWrongInAnEvent(final String fields, final String path, final String reason) {
        final BadEntryException bad = assertThrows(
                BadEntryException.class,
                () -> EntryReader.read(entry("\"Orchestrator\"", "\"Info\"", "{" + fields + "}", "")));

        assertEquals("/event/" + path, bad.path());
        assertTrue(bad.getMessage().contains(reason), bad::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"cpu_usage_pct, 1e39", "gpu_usage_pct, true", "memory_mb, 1.5", "throughput_per_sec, 1e309"})
    void shouldSayWhatIsWrongInTheMetrics(final String name, final String value) {
        final BadEntryException bad = assertThrows(
                BadEntryException.class,
                () -> EntryReader.read(entry(
                        "\"Orchestrator\"", "\"Info\"", STOPPED, ",\"metrics\":{\"" + name + "\":" + value + "}")));

        assertEquals("/metrics/" + name, bad.path());
    }

    @Test
    void shouldRefuseNamesThatAreNoText() {
        final BadEntryException bad =
                assertThrows(BadEntryException.class, () -> EntryReader.read("{\"a\":{\"\\uDC00\":1}}"));

        assertTrue(bad.path().startsWith("/a"), bad::getMessage);
        assertTrue(bad.getMessage().contains("surrogate"), bad::getMessage);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        final byte[] utf8 = entry("\"Orchestrator\"", "\"Info\"", STOPPED, "").getBytes(StandardCharsets.UTF_8);
        utf8[5] = (byte) 0xC0;

        final BadEntryException bad = assertThrows(BadEntryException.class, () -> EntryReader.read(utf8));

        assertEquals("the entry: is not UTF-8, at byte 5", bad.getMessage());
        assertThrows(
                BadEntryException.class,
                () -> EntryReader.read(
                        entry("\"Orchestrator\"", "\"Info\"", STOPPED, "").getBytes(StandardCharsets.UTF_16)));
    }

    @ParameterizedTest
    @ValueSource(ints = {EntryReader.DEEPEST, 100_000})
    void shouldRefuseWhatIsTooDeep(final int depth) {
        final String json = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        final BadEntryException bad = assertThrows(BadEntryException.class, () -> EntryReader.read(json));

        assertTrue(bad.getMessage().length() < 600, bad::getMessage);
        assertTrue(bad.getMessage().contains("nesting depth"), bad::getMessage);
    }

    @Test
    void shouldReadWhatIsAsDeepAsAValueMayBe() {
        final String config = "[".repeat(RawJson.DEEPEST) + "]".repeat(RawJson.DEEPEST);
        final String event = "{\"type\":\"AdapterStarted\",\"config\":" + config + "}";

        assertEquals(
                new EventData.AdapterStarted(RawJson.of(config)),
                EntryReader.read(entry("\"Orchestrator\"", "\"Info\"", event, ""))
                        .event());
        assertThrows(BadEntryException.class, () -> RawJson.of("[" + config + "]"));
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        final String text = "x".repeat(EntryReader.LONGEST);
        final String json = entry("\"Orchestrator\"", "\"Info\"", STOPPED, ",\"a\":\"" + text + "\"");

        assertTrue(assertThrows(BadEntryException.class, () -> EntryReader.read(json))
                .getMessage()
                .contains("at most 1048576"));
        assertThrows(BadEntryException.class, () -> EntryReader.read(new byte[4 * EntryReader.LONGEST]));
        assertThrows(BadEntryException.class, () -> RawJson.of("9".repeat(5_000)));
    }

    private static String entry(final String component, final String level, final String event, final String more) {
        return "{\"id\":\"" + ID + "\",\"timestamp\":1,\"component\":" + component + ",\"level\":" + level
                + ",\"event\":" + event + more + "}";
    }
}
