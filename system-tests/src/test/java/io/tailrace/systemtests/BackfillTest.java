package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.journal.ShopDay;
import io.tailrace.systemtests.journal.ShopDay.Totals;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.ProcessSockets;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A journal replayed as OpenMetrics (R-J4) loads into a real Prometheus, which then has the journal's numbers at all its times. */
class BackfillTest {
    private static final long MS_PER_SECOND = 1_000;
    private static final long LOOK_BACK_MS = 300_000;
    private static final String SUM = "latency_seconds_sum";

    @TempDir
    Path directory;

    @Test
    void shouldLoadIntoPrometheusWithTheNumbersOfTheJournal() throws IOException, InterruptedException {
        Installed.assume("prometheus", "prometheus");
        Installed.assume("promtool", "prometheus");
        final ShopDay day = ShopDay.write(directory.resolve("journal"));
        final Path text = directory.resolve("journal.om");
        final Path data = directory.resolve("data");
        Tailrace.in(directory)
                .run("replay", "journal", "--format", "openmetrics", "--output", text.toString())
                .expect(0);
        OpenMetricsText.check(Files.readAllLines(text));
        try (Started promtool = Started.command(
                directory, "promtool", "tsdb", "create-blocks-from", "openmetrics", text.toString(), data.toString())) {
            final Ended ended = promtool.end().expect(0);
            assertTrue(ended.err().isEmpty(), ended::describe);
        }
        Files.writeString(directory.resolve("none.yml"), "");
        try (Started prometheus = Started.command(
                directory,
                "prometheus",
                "--config.file=none.yml",
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:0")) {
            final Http api = new Http(URI.create("http://127.0.0.1:" + ProcessSockets.awaitListener(prometheus)));
            check(day, api, prometheus);
        }
    }

    private static void check(final ShopDay day, final Http api, final Started prometheus) {
        final NavigableMap<Long, Totals> known = day.totalsByMs();
        final Query query = new Query(api, prometheus, known.firstKey(), known.lastKey());
        final Map<Long, Double> orders = query.range("orders_total{kind=\"a,\\\"b\\\"\\n\"}");
        final Map<Long, Double> counts = query.range("latency_seconds_count");
        final Map<Long, Double> infinite = query.range("latency_seconds_bucket{le=\"+Inf\"}");
        final Map<Long, Double> fast = query.range("latency_seconds_bucket{le=\"0.002\"}");
        final Map<Long, Double> all = query.range("latency_seconds_bucket{le=\"1.0\"}");
        final Map<Long, Double> sums = query.range(SUM);
        known.forEach((ms, totals) -> {
            assertEquals((double) totals.orders(), orders.get(ms), 0, () -> "orders at " + ms);
            assertEquals((double) totals.latencies(), counts.get(ms), 0, () -> "count at " + ms);
            assertEquals((double) totals.latencies(), infinite.get(ms), 0, () -> "+Inf at " + ms);
            assertEquals((double) totals.latencies(), all.get(ms), 0, () -> "le 1.0 at " + ms);
            assertEquals((double) totals.fast(), fast.get(ms), 0, () -> "le 0.002 at " + ms);
            // The mean of a bucket's values stands for each of them.
            assertEquals(totals.sumMs() / 1_000.0, sums.get(ms), totals.sumMs() * 1e-6, () -> "sum at " + ms);
        });
        final Map<Long, Double> resets = query.range("resets(orders_total[3h])");
        assertEquals(0, resets.get(known.lastKey()), "a restart is no reset");
        assertEquals(2, query.range("service_restarts_total").get(known.lastKey()));
        // Between two epochs a series ends when Prometheus has heard nothing of it for as long as it looks back.
        final long endMs = day.startMs() + 90 * ShopDay.STEP_SECONDS * MS_PER_SECOND;
        assertTrue(orders.containsKey(endMs + LOOK_BACK_MS - 20_000));
        assertTrue(!orders.containsKey(endMs + LOOK_BACK_MS + 20_000));
    }

    /** Queries of the whole day. */
    private record Query(Http api, Started prometheus, long fromMs, long toMs) {
        Map<Long, Double> range(final String expression) {
            final String path = "/api/v1/query_range?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)
                    + "&start=" + fromMs / MS_PER_SECOND + "&end=" + toMs / MS_PER_SECOND + "&step="
                    + ShopDay.STEP_SECONDS;
            return Poll.forValue(
                    "answer to " + expression,
                    () -> api.tryGet(path).flatMap(it -> values(it.body())),
                    prometheus::describe);
        }

        private static Optional<Map<Long, Double>> values(final String body) {
            if (!body.startsWith("{")) {
                return Optional.empty();
            }
            final JsonNode result = JsonMapper.shared().readTree(body).at("/data/result");
            final Map<Long, Double> values = new TreeMap<>();
            assertEquals(1, result.size(), body);
            for (final JsonNode pair : result.get(0).required("values")) {
                values.put(
                        pair.get(0).asLong() * MS_PER_SECOND,
                        Double.parseDouble(pair.get(1).asString()));
            }
            return Optional.of(values);
        }
    }
}
