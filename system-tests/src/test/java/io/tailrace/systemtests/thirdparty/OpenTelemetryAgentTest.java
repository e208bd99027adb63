package io.tailrace.systemtests.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenTelemetry's Java agent, as it lies on Maven Central, with Tailrace's as its extension: what its instrumentation measures is on Tailrace's page and in
 * its journal, and nowhere else. Its own exporter writes to standard error, so that it would be seen.
 */
class OpenTelemetryAgentTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final Pattern AGENT = Pattern.compile("^agent (.*)$");
    private static final Pattern PORT = Pattern.compile("^port (\\d+)$");
    private static final Pattern COUNT = Pattern.compile(
            "^http_server_request_duration_seconds_count\\{[^}]*http_route=\"/orders\"[^}]*} (\\d+)$",
            Pattern.MULTILINE);

    /** What its exporter writes, and the page does not have. */
    private static final String BY_ITS_EXPORTER = "http.server.request.duration";

    private static final int REQUESTS = 20;

    /** It begins seconds later, and warns if the end comes just then. */
    private static final String NO_FLIGHT_RECORDER = ",probes.flight_recorder=off";

    @TempDir
    Path folder;

    @BeforeEach
    void setUp() throws IOException {
        ThirdParty.assumeAgent();
    }

    @Test
    void shouldRecordWhatItsInstrumentationMeasures() throws IOException, InterruptedException {
        final Ended ended;
        try (Started server = start("journal.path=journal,exposer.address=127.0.0.1:0" + NO_FLIGHT_RECORDER)) {
            request(server);
            final JsonNode status =
                    new JsonMapper().readTree(server.awaitOut(AGENT).group(1));
            final Http http =
                    new Http(URI.create(status.path("page").asString()).resolve("/"));
            final String page = Poll.forValue(
                    "count of requests, and metrics of the JVM",
                    () -> http.tryGet("/metrics")
                            .map(answer -> answer.body())
                            .filter(body -> counted(body) >= REQUESTS && body.contains("\njvm_memory_used_bytes{")),
                    server::describe);
            assertEquals(REQUESTS, counted(page), page);
            assertTrue(page.contains("\ntarget_info{") && page.contains("service_name=\"shop\""), page);
            // Advised attributes only, and Tailrace's own page is not among what is measured.
            assertFalse(page.contains("network_peer_port") || page.contains("http_route=\"/metrics\""), page);
            server.signal("TERM");
            ended = server.end();
        }
        assertFalse(says(ended, BY_ITS_EXPORTER), ended::describe);
        assertFalse(says(ended, "tailrace agent: "), ended::describe);
        Tailrace.in(folder).run("audit", "journal").expect(0);
    }

    /** Whichever flag stands in front: the agent is that of its own flag. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldJoinAnAgentThatHasAFlagOfItsOwnInAProgramOfOthers(final boolean isInFront)
            throws IOException, InterruptedException {
        final List<String> options = new ArrayList<>(options());
        options.add(
                isInFront ? 0 : options.size(),
                ThirdParty.agentOption(folder.resolve("journal"), 0) + NO_FLIGHT_RECORDER);
        options.add("-Dotel.semconv-stability.opt-in=database");
        final List<String> program = List.of(
                "-cp",
                ThirdParty.jar("h2"),
                "org.h2.tools.Shell",
                "-url",
                "jdbc:h2:mem:shop",
                "-sql",
                "create table shop(n int); insert into shop values(41); select n + 1 from shop");
        try (Started shell = Started.command(folder, ThirdParty.command(HOME, options, program))) {
            final Ended ended = shell.end().expect(0);
            assertTrue(ended.text().contains("42"), ended::describe);
            assertFalse(says(ended, "tailrace agent: "), ended::describe);
        }
        Tailrace.in(folder).run("audit", "journal").expect(0);
        final Ended stat =
                Tailrace.in(folder).run("stat", "journal", "--once", "--json").expect(0);
        for (final String statement : List.of("create table shop", "insert shop", "select shop")) {
            assertTrue(stat.text().contains("\"" + statement + "\""), stat::describe); // the last one, too
        }
        assertTrue(stat.text().contains("\"db_client_operation_duration_seconds\""), stat::describe);
    }

    @Test
    void shouldRecordWhatIsBoundByItsIncubator() throws IOException, InterruptedException {
        final List<String> options = new ArrayList<>(options());
        options.add("-Dtailrace.agent.arguments=journal.path=journal" + NO_FLIGHT_RECORDER);
        final String name = BoundOrders.class.getName();
        final String path = classes(name) + File.pathSeparator + api();
        try (Started program = Started.command(folder, ThirdParty.command(HOME, options, List.of("-cp", path, name)))) {
            final Ended ended = program.end().expect(0);
            assertTrue(ended.text().contains("bound"), ended::describe);
        }
        final Ended stat =
                Tailrace.in(folder).run("stat", "journal", "--once", "--json").expect(0);
        for (final String metric : List.of("a_total", "b_total", "c", "d", "e", "f", "g", "h")) {
            assertTrue(stat.text().contains("\"bound_" + metric + "\""), stat::describe);
        }
    }

    /** The jars of OpenTelemetry's API, its incubator included. */
    private static String api() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(it -> Path.of(it).getFileName().toString().startsWith("opentelemetry-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void shouldLetItMeasureAsBeforeIfTheConfigurationIsRefused() throws IOException, InterruptedException {
        try (Started server = start("nonsense=1")) {
            request(server);
            server.signal("TERM");
            final Ended ended = server.end();
            final List<String> ours = ended.err().stream()
                    .filter(line -> line.contains("tailrace") || line.contains("nonsense"))
                    .filter(line -> !line.contains("otel.javaagent"))
                    .toList();
            assertEquals(2, ours.size(), ended::describe);
            assertTrue(ours.get(0).startsWith("tailrace agent: its configuration is refused"), ended::describe);
            assertTrue(ours.get(1).startsWith("  nonsense "), ended::describe);
            assertTrue(says(ended, BY_ITS_EXPORTER), ended::describe);
        }
    }

    private Started start(final String arguments) throws IOException {
        final List<String> options = new ArrayList<>(options());
        options.add("-Dtailrace.agent.arguments=" + arguments);
        final String name = OrdersServer.class.getName();
        return Started.command(folder, ThirdParty.command(HOME, options, List.of("-cp", classes(name), name)));
    }

    private static List<String> options() throws IOException {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + ThirdParty.jar("opentelemetry-javaagent"),
                "-Dotel.javaagent.extensions=" + ThirdParty.agent(),
                "-Dtailrace.agent.patience_s=300",
                "-Dotel.service.name=shop",
                "-Dotel.metrics.exporter=console",
                "-Dotel.traces.exporter=none",
                "-Dotel.logs.exporter=none");
    }

    private static String classes(final String name) {
        final String file = name.replace('.', '/') + ".class";
        final String place = String.valueOf(ClassLoader.getSystemResource(file));
        return place.substring("file:".length(), place.length() - file.length());
    }

    private static void request(final Started server) throws IOException, InterruptedException {
        final Http http =
                new Http(URI.create("http://127.0.0.1:" + server.awaitOut(PORT).group(1)));
        for (int i = 0; i < REQUESTS; i++) {
            assertEquals("42 orders", http.get("/orders").body());
        }
    }

    private static boolean says(final Ended ended, final String text) {
        return ended.errOnTime().stream().anyMatch(line -> line.contains(text));
    }

    private static long counted(final String page) {
        return COUNT.matcher(page)
                .results()
                .mapToLong(it -> Long.parseLong(it.group(1)))
                .sum();
    }
}
