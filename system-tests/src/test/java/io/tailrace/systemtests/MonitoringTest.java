package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.deploy.AlertReceiver;
import io.tailrace.systemtests.deploy.Dashboard;
import io.tailrace.systemtests.deploy.PrometheusServer;
import io.tailrace.systemtests.deploy.RunbookCommands;
import io.tailrace.systemtests.deploy.ShippedFiles;
import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.ProcessSockets;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What {@code deploy/} ships, at work: a service that records, {@code tailrace expose} on its journal, a real Prometheus with the
 * shipped configuration and rules, and a real Alertmanager with the shipped routes. One test, because its parts need each other.
 */
class MonitoringTest {
    private static final Pattern OF_TRANSPORTS =
            Pattern.compile("tailrace_transport_|metrics_export_(delivery|latency)_");
    private static final String SAMPLES = "sum(tailrace_samples_total) > 0";

    @TempDir
    Path directory;

    @Test
    void shouldBeScrapedShownAndAlertedOfAsShipped() throws IOException, InterruptedException {
        Installed.assumeLoudly("prometheus", "prometheus");
        Installed.assumeLoudly("prometheus-alertmanager", "prometheus-alertmanager");
        try (RunProcess run = RunProcess.start(directory, "--rate", "20000");
                AlertReceiver receiver = new AlertReceiver()) {
            run.awaitTick();
            try (Started expose = ExposeTest.expose(run.journal());
                    Started alertmanager = startAlertmanager(receiver)) {
                final Http page = ExposeTest.address(expose);
                final int alertmanagerPort = ProcessSockets.awaitListener(alertmanager);
                try (PrometheusServer prometheus = PrometheusServer.start(
                        directory, ShippedFiles.prometheus(directory, page.port(), alertmanagerPort))) {
                    checkInstanceIsOurs(prometheus, page);
                    checkDashboardsHaveData(prometheus);
                    checkRunbookCommandsWork(page.port(), prometheus.port(), alertmanagerPort);

                    final int before = receiver.awaitQuiet("TailraceNotReady", "TailraceDown");
                    run.process().signal("KILL");
                    checkArrival(receiver.await("TailraceNotReady", before));
                    expose.signal("KILL");
                    checkArrival(receiver.await("TailraceDown", before));
                }
            }
        }
    }

    private Started startAlertmanager(final AlertReceiver receiver) throws IOException {
        return Started.command(
                directory,
                "prometheus-alertmanager",
                "--config.file=" + ShippedFiles.alertmanager(directory, receiver.port()),
                "--storage.path=" + directory.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:0",
                "--cluster.listen-address=");
    }

    private static void checkInstanceIsOurs(final PrometheusServer prometheus, final Http page)
            throws IOException, InterruptedException {
        final List<JsonNode> found = prometheus.await("health_ready", PrometheusServer::hasData);
        final String ours = Page.parse(page.get("/metrics").body()).named("health_ready").stream()
                .map(sample -> sample.labels().get("instance"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, found.size(), found::toString);
        assertEquals(ours, found.get(0).at("/metric/instance").asString());
        assertTrue(found.get(0).at("/metric/exported_instance").isMissingNode(), found::toString);
        prometheus.await(SAMPLES, PrometheusServer::hasData);
    }

    private static void checkDashboardsHaveData(final PrometheusServer prometheus) throws IOException {
        for (final Dashboard dashboard : Dashboard.in(Tailrace.ROOT.resolve("deploy/grafana/dashboards"))) {
            for (final Dashboard.Query query : dashboard.queries()) {
                // Families of transports are there as soon as one is set up and something happens to it; here
                // Prometheus has to understand the query.
                final boolean isOfTransports =
                        OF_TRANSPORTS.matcher(query.toTry()).find();
                prometheus.await(query.toTry(), found -> isOfTransports || PrometheusServer.hasData(found));
            }
        }
    }

    private void checkRunbookCommandsWork(final int page, final int prometheus, final int alertmanager)
            throws IOException, InterruptedException {
        final TreeMap<String, Ended> failed = new TreeMap<>();
        for (final String line : RunbookCommands.at(page, prometheus, alertmanager)) {
            try (Started started = Started.command(directory, "bash", "-o", "pipefail", "-c", line)) {
                final Ended ended = started.end();
                if (ended.exitCode() != 0) {
                    failed.put(line, ended);
                }
            }
        }
        assertEquals(List.of(), failed.values().stream().map(Ended::describe).toList());
    }

    private static void checkArrival(final AlertReceiver.Arrived alert) {
        assertEquals("/on-call", alert.receiver());
        assertEquals("critical", alert.label("severity"));
        assertTrue(
                alert.json()
                        .at("/annotations/runbook_url")
                        .asString("")
                        .endsWith("docs/runbook.md#" + alert.label("alertname").toLowerCase(Locale.ROOT)),
                alert::toString);
    }
}
