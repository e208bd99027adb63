package io.tailrace.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.tailrace.cli.CommandRun;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.testsupport.ClosedPort;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code replay --format otlp} against a real HTTP server. */
class OtlpReplayTest {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final String METRIC = "kvstore_operation_latency_seconds";

    @TempDir
    Path folder;

    private final List<ExportMetricsServiceRequest> received = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private Path journal;
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        journal = folder.resolve("journal");
        SampleJournal.write(journal);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final byte[] body = exchange.getRequestBody().readAllBytes();
            final int status = statuses.isEmpty() ? 200 : statuses.remove(0);
            if (status == 200 && exchange.getRequestURI().getPath().equals("/v1/metrics")) {
                received.add(ExportMetricsServiceRequest.parseFrom(body));
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("authorization")));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private CommandRun send(final String... more) {
        return run(StopSignal.manual(), more);
    }

    private CommandRun run(final StopSignal stop, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of(
                "replay",
                journal.toString(),
                "--format",
                "otlp",
                "--to-endpoint",
                url(),
                "--otlp-protocol",
                "http/protobuf"));
        arguments.addAll(List.of(more));
        return CommandRun.of(stop, arguments.toArray(new String[0]));
    }

    private List<HistogramDataPoint> points() {
        return received.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .filter(metric -> metric.getName().equals(METRIC))
                .map(Metric::getHistogram)
                .flatMap(histogram -> histogram.getDataPointsList().stream())
                .toList();
    }

    @Test
    void shouldSendTheTotalsAtTheEndOfEachInterval() {
        final CommandRun run = send("--interval", "1s", "--metric", METRIC, "--json");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final List<HistogramDataPoint> points = points();
        assertEquals(
                List.of(100L, 200L, 300L),
                points.stream().map(HistogramDataPoint::getCount).toList());
        for (int second = 1; second <= SampleJournal.SECONDS; second++) {
            assertEquals(
                    SettableClock.START_EPOCH_NS + second * NS_PER_S,
                    points.get(second - 1).getTimeUnixNano());
            assertEquals(SettableClock.START_EPOCH_NS, points.get(second - 1).getStartTimeUnixNano());
        }
        assertEquals(List.of(30L, 120L, 150L, 0L), points.get(2).getBucketCountsList());
        final JsonNode json = run.json();
        assertEquals(3, json.get("data_points").intValue());
        assertEquals(3, json.get("intervals").intValue());
        assertEquals(0, json.get("refused").intValue());
        assertTrue(json.get("whole").booleanValue());
    }

    @Test
    void shouldSendOnlyTheRange() {
        final CommandRun run = send(
                "--interval",
                "1s",
                "--metric",
                METRIC,
                "--from",
                "2026-01-01T00:00:01Z",
                "--to",
                "2026-01-01T00:00:02Z");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(
                List.of(200L),
                points().stream().map(HistogramDataPoint::getCount).toList());
        assertTrue(run.out().startsWith("sent 1 data points of 1 intervals and 0 log records to " + url()), run.out());
    }

    @Test
    void shouldTryAgainAndSendHeaders() throws IOException {
        statuses.addAll(List.of(503, 503));
        final Path headers = folder.resolve("headers.txt");
        Files.writeString(headers, "Authorization = Bearer a=b\n\n", UTF_8);

        final CommandRun run = send("--interval", "1s", "--metric", METRIC, "--otlp-headers-file", headers.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(
                List.of(100L, 200L, 300L),
                points().stream().map(HistogramDataPoint::getCount).toList());
        assertEquals("Bearer a=b", authorizations.get(0));
        assertTrue(run.out().contains("0 refused, 2 retries"), run.out());
        assertFalse(run.err().contains("Bearer"), run.err());
    }

    @Test
    void shouldTellWhatWasRefused() {
        statuses.addAll(List.of(400));

        final CommandRun run = send("--interval", "1s", "--metric", METRIC, "--json");

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(1, run.json().get("refused").intValue());
        assertEquals(1, run.json().get("refusals").get("http_4xx").intValue());
        assertEquals(2, points().size());
    }

    @Test
    void shouldGiveUpWhereNobodyAnswers() {
        try (ClosedPort nobody = new ClosedPort()) {
            final String url = "http://127.0.0.1:" + nobody.port();
            final CommandRun run = CommandRun.of(
                    "replay", journal.toString(), "--format", "otlp", "--to-endpoint", url, "--otlp-give-up", "1ms");

            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertTrue(run.err().contains("not delivered: " + url), run.err());
        }
    }

    @Test
    void shouldEndWhenItIsAskedTo() {
        final StopSignal stop = StopSignal.manual();
        stop.request();

        final CommandRun run = run(stop, "--json");

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.json().get("stopped").booleanValue());
        assertEquals(List.of(), received);
    }

    @Test
    void shouldSayHowToAskForIt() {
        assertUsage("name one, for example --to-endpoint", "--format", "otlp");
        assertUsage("add --format otlp", "--to-endpoint", "http://h:1");
        assertUsage("use one of grpc", "--format", "otlp", "--to-endpoint", "http://h:1", "--otlp-protocol", "udp");
        assertUsage("endpoint must be", "--format", "otlp", "--to-endpoint", "h:1");
        assertUsage(
                "use one of none, gzip", "--format", "otlp", "--to-endpoint", "http://h:1", "--otlp-compression", "br");
        assertUsage("leave out", "--format", "otlp", "--to-endpoint", "http://h:1", "--speed", "1x");
    }

    private void assertUsage(final String expected, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("replay", journal.toString()));
        arguments.addAll(List.of(more));
        final CommandRun run = CommandRun.of(arguments.toArray(new String[0]));
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.err());
        assertTrue(run.err().contains(expected), run.err());
    }
}
