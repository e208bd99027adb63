package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.ProcessSockets;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus reads what {@code tailrace expose} serves. */
class PrometheusTest {
    private static final String CONFIGURATION = """
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: shop
                static_configs:
                  - targets: ["127.0.0.1:%d"]
            """;

    @TempDir
    Path directory;

    @Test
    void shouldBeScrapedByPrometheus() throws IOException, InterruptedException {
        Installed.assume("prometheus", "prometheus");
        final RunRecord record;
        try (RunProcess run = RunProcess.start(directory, "--duration", "1s", "--rate", "20000")) {
            record = run.end(List.of());
        }
        try (Started expose = ExposeTest.expose(record.journal())) {
            final Path configuration = directory.resolve("prometheus.yml");
            Files.writeString(
                    configuration,
                    CONFIGURATION.formatted(ExposeTest.address(expose).port()));
            try (Started prometheus = Started.command(
                    directory,
                    "prometheus",
                    "--config.file=" + configuration,
                    "--storage.tsdb.path=" + directory.resolve("tsdb"),
                    "--web.listen-address=127.0.0.1:0")) {
                final Http api = new Http(URI.create("http://127.0.0.1:" + ProcessSockets.awaitListener(prometheus)));
                // The first page may come before the journal is read to its end, and a first scrape may be too late.
                final long journaled = record.summary("journaled");
                assertEquals(journaled, query(api, prometheus, "sum(" + RunRecord.LATENCY + "_count)", journaled));
                assertEquals(1, query(api, prometheus, "up{job=\"shop\"}", 1));
            }
        }
    }

    /** The first answer that has come up to a value. */
    private static long query(final Http api, final Started prometheus, final String expression, final long atLeast) {
        final String path = "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return Poll.forValue(
                "answer to " + expression,
                () -> api.tryGet(path).flatMap(it -> value(it.body())).filter(value -> value >= atLeast),
                prometheus::describe);
    }

    private static Optional<Long> value(final String body) {
        final JsonNode result = JsonMapper.shared().readTree(body).at("/data/result/0/value/1");
        return result.isMissingNode() ? Optional.empty() : Optional.of(Long.parseLong(result.asString()));
    }
}
