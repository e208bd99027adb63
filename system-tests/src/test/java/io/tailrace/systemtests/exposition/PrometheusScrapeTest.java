package io.tailrace.systemtests.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.systemtests.deploy.PrometheusServer;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Poll;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Prometheus scrapes each format of one exposer and finds the same in all of them. */
@TestInstance(Lifecycle.PER_CLASS)
class PrometheusScrapeTest {
    private static final long MS = 1_000_000;
    private static final int SAMPLES = 1_000;
    private static final double MAX_RELATIVE_ERROR = 0.0037;

    private TelemetryEngine engine;
    private Exposer exposer;
    private AcceptProxy proxy;
    private PrometheusServer prometheus;

    @BeforeAll
    void start(@TempDir final Path folder) throws Exception {
        Installed.assumeLoudly("prometheus", "prometheus");
        final EngineClock clock = EngineClock.system();
        engine = TelemetryEngine.launch(new EngineContext().service("shop").instance("one"));
        exposer = Exposer.launch(new ExposerContext().port(0), engine::openTailer, clock);
        record();
        final URI page = URI.create("http://127.0.0.1:" + exposer.address().getPort() + "/metrics");
        // What is recorded last is there last: from then on each scrape has all of it.
        final Http http = new Http(page);
        Poll.until(
                "a page with all that is recorded",
                () -> http.tryGet("/metrics")
                        .filter(answer -> answer.body().contains("\nshop_level -0.25\n"))
                        .isPresent(),
                () -> http.tryGet("/metrics").map(HttpResponse::body).orElse("no page"));
        proxy = new AcceptProxy(
                page,
                Map.of(
                        "/text", "text/plain;version=0.0.4",
                        "/openmetrics", "application/openmetrics-text;version=1.0.0",
                        "/protobuf", ""));
        final Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: {scrape_interval: 500ms}\nscrape_configs:\n" + job("text") + job("openmetrics")
                        + job("protobuf"));
        prometheus = PrometheusServer.start(folder, configuration, "native-histograms,exemplar-storage");
    }

    @AfterAll
    void stop() {
        for (final AutoCloseable each : new AutoCloseable[] {prometheus, proxy, exposer, engine}) {
            if (each != null) {
                try {
                    each.close();
                } catch (final Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** What a Prometheus with native histograms asks for is protobuf. */
    @Test
    void shouldBeScrapedInEachFormat() {
        await("up == 1", 3);
        assertEquals("text/plain; version=0.0.4; charset=utf-8", proxy.contentType("/text"));
        assertTrue(proxy.contentType("/openmetrics").startsWith("application/openmetrics-text; version=1.0.0;"));
        assertTrue(proxy.contentType("/protobuf").startsWith("application/vnd.google.protobuf;"));
    }

    @Test
    void shouldHaveTheSameValuesInEachFormat() {
        for (final Map.Entry<String, String> value : Map.of(
                        "shop_orders_total", "7",
                        "shop_level", "-0.25",
                        "my_dotted_hits_total{a_b=\"c\\nd\"}", "3",
                        "shop_busy_seconds_total", "1.5")
                .entrySet()) {
            final Map<String, String> byJob = byJob(await(value.getKey(), 3));
            assertEquals(
                    Map.of("text", value.getValue(), "openmetrics", value.getValue(), "protobuf", value.getValue()),
                    byJob,
                    value.getKey());
        }
    }

    @Test
    void shouldHaveClassicBucketsInText() {
        assertEquals(Map.of("text", "1000", "openmetrics", "1000"), byJob(await("shop_latency_seconds_count", 2)));
        assertEquals(
                Map.of("text", "500", "openmetrics", "500"),
                byJob(await("shop_latency_seconds_bucket{le=\"0.5\"}", 2)));
        assertEquals(Map.of("openmetrics", "1000"), byJob(await("shop_latency_seconds_bucket{le=\"1.0\"}", 1)));
        assertEquals(Map.of("text", "1000"), byJob(await("shop_latency_seconds_bucket{le=\"1\"}", 1)));
    }

    @Test
    void shouldHaveNativeHistogramsInProtobuf() {
        assertEquals(Map.of("protobuf", "1000"), byJob(await("histogram_count(shop_latency_seconds)", 1)));
        final double sum = number("histogram_sum(shop_latency_seconds)");
        assertEquals(500.5, sum, 1e-9);
        for (final double quantile : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
            final double exact = Math.ceil(quantile * SAMPLES) / 1e3;
            final double read = number("histogram_quantile(" + quantile + ", shop_latency_seconds)");
            assertEquals(exact, read, exact * MAX_RELATIVE_ERROR, "quantile " + quantile);
        }
    }

    @Test
    void shouldHaveExemplars() {
        final List<JsonNode> text = prometheus.awaitExemplars("shop_latency_seconds_bucket{job=\"openmetrics\"}");
        checkExemplar(text);
        checkExemplar(prometheus.awaitExemplars("shop_latency_seconds{job=\"protobuf\"}"));
    }

    private static void checkExemplar(final List<JsonNode> series) {
        final JsonNode exemplar = series.get(0).at("/exemplars/0");
        assertEquals(
                "00000000000000ab0000000000000001",
                exemplar.at("/labels/trace_id").asString());
        assertEquals("0000000000000007", exemplar.at("/labels/span_id").asString());
        assertEquals(0.2, exemplar.path("value").asDouble(), 1e-9);
    }

    private void record() {
        final Metric latency = engine.register(MetricDescriptor.histogram("shop_latency_seconds")
                .unit(Unit.SECONDS)
                .bounds(0.25, 0.5, 1)
                .help("Time to serve.")
                .build());
        try (Channel channel = engine.openChannel("till")) {
            final ChannelHistogram histogram = channel.histogram(latency);
            for (int i = 1; i <= SAMPLES; i++) {
                if (i == 200) {
                    histogram.record(i * MS, 0xAB, 1, 7);
                } else {
                    histogram.record(i * MS);
                }
            }
            channel.counter(engine.register(MetricDescriptor.counter("shop_orders_total")
                            .help("Orders.")
                            .build()))
                    .add(7);
            channel.counter(engine.register(MetricDescriptor.counter("shop_busy_seconds_total")
                            .unit(Unit.SECONDS)
                            .help("Busy.")
                            .build()))
                    .add(1_500 * MS);
            channel.counter(
                            engine.register(MetricDescriptor.counter("my.dotted hits_total")
                                    .labelNames("a.b")
                                    .help("Of any name: \\ \"quoted\"\nand on.")
                                    .build()),
                            "c\nd")
                    .add(3);
            channel.gauge(engine.register(
                            MetricDescriptor.gauge("shop_level").help("Level.").build()))
                    .set(-0.25);
        }
        engine.flush(10_000 * MS);
    }

    private String job(final String format) {
        return "- job_name: " + format + "\n  honor_labels: true\n  metrics_path: /" + format
                + "\n  static_configs: [{targets: ['127.0.0.1:" + proxy.port() + "']}]\n";
    }

    private List<JsonNode> await(final String expression, final int series) {
        return prometheus.await(expression, found -> found.size() == series);
    }

    private double number(final String expression) {
        return Double.parseDouble(await(expression, 1).get(0).at("/value/1").asString());
    }

    private static Map<String, String> byJob(final List<JsonNode> series) {
        return series.stream()
                .collect(Collectors.toMap(
                        it -> it.at("/metric/job").asString(),
                        it -> it.at("/value/1").asString()));
    }
}
