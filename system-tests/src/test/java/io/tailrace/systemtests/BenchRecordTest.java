package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract's own run, short and slow: its counts are exact; how long calls take is the machine's. */
class BenchRecordTest {
    private static final long CALLS = 20_000;
    private static final long WARM_UP_CALLS = 5_000;

    @TempDir
    static Path directory;

    private static Ended ended;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        ended = Tailrace.in(directory)
                .run(
                        "bench",
                        "record",
                        "--rate",
                        "10000",
                        "--duration",
                        "2s",
                        "--warm-up",
                        "500ms",
                        "--hlog",
                        "hlog",
                        "--json");
    }

    @Test
    void shouldCountExactlyWhatItCalledAndJournaled() {
        final JsonNode json = ended.json();
        assertEquals(CALLS, json.required("calls").asLong(), ended::describe);
        assertEquals(
                CALLS,
                json.required("recorded").asLong() + json.required("refused").asLong());
        assertEquals(WARM_UP_CALLS, json.at("/warm_up/calls").asLong());
        assertEquals(
                CALLS + WARM_UP_CALLS,
                json.required("journaled").asLong()
                        + json.required("refused").asLong()
                        + json.at("/warm_up/refused").asLong());
        assertTrue(json.required("reconciled").asBoolean(), ended::describe);
    }

    @Test
    void shouldEndWithACodeThatFollowsFromItsVerdict() {
        final JsonNode json = ended.json();
        ended.expect(json.required("kept").asBoolean() ? 0 : 1);
        assertEquals(
                json.required("kept").asBoolean(), json.required("breaches").isEmpty(), ended::describe);
        for (final JsonNode breach : json.required("breaches")) {
            assertEquals("latency", breach.required("kind").asString(), ended::describe);
        }
    }

    @Test
    void shouldHaveScrapedAndStreamedMeanwhile() {
        final JsonNode json = ended.json();
        assertTrue(json.required("scrapes").asLong() > 0, ended::describe);
        assertTrue(json.required("scraped_bytes").asLong() > 0, ended::describe);
        assertTrue(json.required("stream_lines").asLong() > 0, ended::describe);
    }

    @Test
    void shouldTellTimesThatRiseAndThatItsLogsHold() throws IOException {
        final JsonNode service = ended.json().required("service_ns");
        final List<Long> rising = Stream.of("p50", "p90", "p99", "p999", "p9999", "max")
                .map(name -> service.required(name).asLong())
                .toList();
        assertEquals(rising.stream().sorted().toList(), rising);
        final Histogram logged = read("service");
        assertEquals(CALLS, logged.getTotalCount());
        assertEquals(rising.get(2), logged.getValueAtPercentile(99));
        assertEquals(CALLS, read("response").getTotalCount());
        assertEquals(CALLS, read("empty").getTotalCount());
        assertEquals(
                ended.json().at("/hiccup_ns/count").asLong(), read("hiccup").getTotalCount());
    }

    @Test
    void shouldDrawWhatItLogged() throws IOException, InterruptedException {
        Tailrace.in(directory)
                .run("bench", "plot", "hlog/service.hlog", "hlog/empty.hlog", "-o", "plot.svg")
                .expect(0);
        assertTrue(Files.readString(directory.resolve("plot.svg")).contains("</svg>"));
    }

    private static Histogram read(final String name) throws IOException {
        return (Histogram) new HistogramLogReader(
                        directory.resolve("hlog/" + name + ".hlog").toFile())
                .nextIntervalHistogram();
    }
}
