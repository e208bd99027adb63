package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TickSchemaTest {
    @Test
    void shouldAcceptTheExampleThatV1WasPublishedWith() throws IOException {
        assertEquals(List.of(), TickSchema.faults(example()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "t",
                "backend",
                "ops",
                "ops_by_type",
                "migrations",
                "compactions",
                "load_factor",
                "max_group_len",
                "avg_probe_estimate",
                "tombstone_ratio",
                "probe_hist",
                "latency_ms",
                "latency_hist_ms",
                "alerts",
                "events"
            })
    void shouldRequireEveryFieldOfTheExample(final String field) throws IOException {
        final ObjectNode tick = (ObjectNode) TickSchema.parse(example());
        tick.remove(field);
        assertFalse(TickSchema.faults(tick.toString()).isEmpty(), "without " + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\": \"metrics.v1\"   | \"schema\": \"metrics.v2\"",
                "\"backend\": \"robinhood\"   | \"backend\": \"cuckoo\"",
                "\"load_factor\": 0.53        | \"load_factor\": 1.01",
                "\"tombstone_ratio\": 0.12    | \"tombstone_ratio\": -0.12",
                "\"ops\": 2000                | \"ops\": 2000.5",
                "\"ops\": 2000                | \"ops\": \"2000\"",
                "\"del\": 131                 | \"del\": -1",
                "[0, 533]                     | [0, 533, 1]",
                "\"p99\": 0.21                | \"p95\": 0.21",
                "{\"le\": 0.25, \"count\": 80}| {\"le\": \"+Inf\", \"count\": 80}",
                "{\"le\": \"+Inf\", \"count\": 800} | {\"le\": 10, \"count\": 800}",
                "\"severity\": \"warning\"    | \"severity\": \"bad\"",
                "\"threshold\": 0.90          | \"limit\": 0.90",
                "\"from\": \"chaining\"       | \"backend\": \"chaining\"",
                "\"source\": \"proactive\"    | \"source\": \"magic\"",
                "\"t\": 0.95                  | \"t\": null",
            })
    void shouldRefuseAnExampleThatIsChanged(final String from, final String to) throws IOException {
        final String changed = example().replace(from.strip(), to.strip());
        assertNotEquals(example(), changed, "the example must have " + from);
        assertFalse(TickSchema.faults(changed).isEmpty(), changed);
    }

    @Test
    void shouldAcceptFieldsThatALaterV1Adds() throws IOException {
        final ObjectNode tick = (ObjectNode) TickSchema.parse(example());
        tick.put("added_later", "anything");
        ((ObjectNode) tick.get("alerts").get(0)).put("added_later", 1);
        ((ObjectNode) tick.get("events").get(0)).put("added_later", true);
        assertEquals(List.of(), TickSchema.faults(tick.toString()));
    }

    private static String example() throws IOException {
        try (InputStream resource = TickSchemaTest.class.getResourceAsStream("example.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
