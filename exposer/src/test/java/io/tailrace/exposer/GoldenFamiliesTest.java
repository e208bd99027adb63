package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden families of the registry are on the first page, with base labels that tell the truth (R-C1, R-C3). */
class GoldenFamiliesTest {
    private final SettableClock clock = new SettableClock();

    @Test
    void shouldBeThereWithAmnesia() throws IOException, InterruptedException {
        try (TelemetryEngine engine = TelemetryEngine.launch(context())) {
            check(pageOf(engine, engine::openTailer), "on");
        }
    }

    @Test
    void shouldBeThereInTheProcessAndOutsideItWithAJournal() throws IOException, InterruptedException {
        final ListFrameLog journal = new ListFrameLog();
        try (TelemetryEngine engine = TelemetryEngine.launch(context().journal((journalClock, errors) -> journal))) {
            check(pageOf(engine, engine::openTailer), "off");
            check(pageOf(engine, journal::openTailer), "off");
        }
    }

    /** So that a registry that loses one, or makes it other than golden, is found here. */
    @Test
    void shouldBeThoseOfTheContract() {
        for (final String name : List.of(
                "bus_lagged_total",
                "service_restarts_total",
                "request_latency_seconds",
                "rejected_total",
                "health_ready",
                "inflight_requests",
                "http_requests_total",
                "exposition_latency_seconds",
                "io_timeouts_total",
                "tls_handshake_failures_total",
                "tasks_spawned_total",
                "tasks_canceled_total",
                "tasks_aborted_total",
                "busy_rejections_total",
                "metrics_page_size_bytes",
                "metrics_exposition_failures_total",
                "pq_kex_failures_total",
                "pq_verify_failures_total",
                "zk_verify_failures_total",
                "zk_proof_latency_seconds")) {
            final MetricFamily family = MetricFamilies.ALL.stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name));
            assertTrue(family.isGolden(), name);
            assertFalse(family.zeroRows().isEmpty(), name);
        }
        for (final MetricFamily family :
                List.of(MetricFamilies.REQUEST_LATENCY_SECONDS, MetricFamilies.ZK_PROOF_LATENCY_SECONDS)) {
            assertEquals(
                    List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
                    Arrays.stream(family.bounds()).boxed().toList());
        }
    }

    private static void check(final String page, final String amnesia) {
        final String base = "{service=\"svc\",instance=\"one\",build_version=\"1.2.3\",amnesia=\"" + amnesia + '"';
        for (final MetricFamily family : MetricFamilies.ALL) {
            if (!family.isGolden()) {
                continue;
            }
            assertTrue(page.contains("# TYPE " + family.name() + " "), family.name() + " on\n" + page);
            for (final List<String> row : family.zeroRows()) {
                final StringBuilder series = new StringBuilder(
                                family.name() + (family.type() == FamilyType.HISTOGRAM ? "_count" : ""))
                        .append(base);
                for (int i = 0; i < row.size(); i++) {
                    series.append(',')
                            .append(family.labelNames().get(i))
                            .append("=\"")
                            .append(row.get(i))
                            .append('"');
                }
                final String start = series.append("} ").toString();
                assertTrue(page.lines().anyMatch(line -> line.startsWith(start)), start + " on\n" + page);
            }
        }
        page.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> assertTrue(line.contains(base), "base labels of " + line));
    }

    /** The first one that there is, of an engine in which nothing happened. */
    private String pageOf(final TelemetryEngine engine, final FrameTailerSource source)
            throws IOException, InterruptedException {
        try (Exposer exposer = Exposer.launch(new ExposerContext(), source, clock)) {
            do {
                clock.advanceMs(100);
                while (engine.invoke() > 0) {
                    Thread.onSpinWait();
                }
            } while (exposer.readiness().missing().contains("snapshot_missing"));
            final URI uri = URI.create("http://127.0.0.1:" + exposer.address().getPort() + "/metrics");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private EngineContext context() {
        return new EngineContext()
                .service("svc")
                .instance("one")
                .buildVersion("1.2.3")
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER);
    }
}
