package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.deploy.Dashboard;
import io.tailrace.systemtests.deploy.PrometheusServer;
import io.tailrace.systemtests.deploy.ShippedFiles;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample service as somebody starts it, by {@code java -jar}: under its own load, scraped by a real Prometheus, with data for each query of its
 * dashboard; then stopped, and a report made of its journal. What its requests add up to, its own test shows.
 */
class OrderDeskTest {
    private static final Path DASHBOARDS = Tailrace.ROOT.resolve("samples/service/grafana");
    private static final Pattern SERVES = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int ENDED_BY_SIGTERM = 143;
    private static final List<String> FAMILIES =
            List.of("request_latency_seconds", "orders_taken_total", "order_load_seconds", "http_server_requests");

    @TempDir
    Path directory;

    @Test
    void shouldBeShownWhileItRunsAndReportedOfAfterwards() throws IOException, InterruptedException {
        Installed.assumeLoudly("prometheus", "prometheus");
        try (Started service = start()) {
            final Http server = new Http(
                    URI.create("http://127.0.0.1:" + service.awaitOut(SERVES).group(1)));
            final int page = page(server);
            try (PrometheusServer prometheus =
                    PrometheusServer.start(directory, ShippedFiles.prometheus(directory, page, page))) {
                final List<Dashboard> dashboards = Dashboard.in(DASHBOARDS);
                assertEquals(1, dashboards.size());
                for (final Dashboard.Query query : dashboards.get(0).queries()) {
                    prometheus.await(query.toTry(), PrometheusServer::hasData);
                }
            }
            service.signal("TERM");
            assertEquals(ENDED_BY_SIGTERM, service.end().exitCode(), service::describe);
        }
        final Ended report = Tailrace.in(directory).run("report", "order-desk-journal", "-o", "order-desk.html");
        report.expect(0);
        final String html = Files.readString(directory.resolve("order-desk.html"));
        for (final String family : FAMILIES) {
            assertTrue(html.contains(family), family);
        }
    }

    /** Where it says that its page is. */
    private static int page(final Http server) throws IOException, InterruptedException {
        final String address = JsonMapper.shared()
                .readTree(server.get("/actuator/tailrace").body())
                .at("/exposer/address")
                .asString();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private Started start() throws IOException {
        return Started.command(
                directory,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("tailrace.sample.service.jar"),
                "--server.port=0",
                "--tailrace.exposer.address=127.0.0.1:0");
    }
}
