package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposerHttpTest {
    private final ExposerFixture fixture = new ExposerFixture();

    @BeforeEach
    void ready() throws IOException, InterruptedException {
        fixture.ready();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldServeThePageOfTheLastSnapshot() throws IOException, InterruptedException {
        fixture.engine
                .channel
                .counter(fixture.engine.engine.register(
                        MetricDescriptor.counter("orders_total").help("Orders.").build()))
                .add(42);
        fixture.engine.cut();
        final String page = fixture.pageWhere(text -> text.contains("\norders_total "));
        assertEquals(42, Pages.value(page, "orders_total"));
        Pages.checkWholeness(page);
        final HttpResponse<String> answer = fixture.get("/metrics?x=y");
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(answer, "Content-Type"));
        assertHygiene(answer);
    }

    @Test
    void shouldSayThatItIsAlive() throws IOException, InterruptedException {
        final HttpResponse<String> answer = fixture.get("/healthz");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"ok\":true}\n", answer.body());
        assertEquals("application/json", header(answer, "Content-Type"));
        assertHygiene(answer);
    }

    @Test
    void shouldSayWhetherItIsReady() throws IOException, InterruptedException {
        final HttpResponse<String> ready = fixture.get("/readyz");
        assertEquals(200, ready.statusCode());
        assertTrue(ready.headers().firstValue("Retry-After").isEmpty());
        fixture.exposer.health().set("config_loaded", false);
        final HttpResponse<String> degraded = fixture.get("/readyz");
        assertEquals(503, degraded.statusCode());
        assertEquals("5", header(degraded, "Retry-After"));
        assertEquals("application/json", header(degraded, "Content-Type"));
        assertTrue(
                degraded.body()
                        .startsWith(
                                "{\"schema\":\"readiness.v1\",\"degraded\":true,\"missing\":[\"config_loaded\"],\"retry_after\":5,"),
                degraded.body());
        assertHygiene(degraded);
        assertEquals(200, fixture.get("/healthz").statusCode(), "alive all the same");
        assertEquals(200, fixture.get("/metrics").statusCode(), "reads fail open");
        fixture.exposer.health().set("config_loaded", true);
        assertEquals(200, fixture.get("/readyz").statusCode());
    }

    @Test
    void shouldReturnTheCorrelationIdOrMakeOne() throws IOException, InterruptedException {
        assertEquals("abc-1", header(fixture.get("/healthz", "X-Correlation-Id", "abc-1"), "X-Correlation-Id"));
        assertEquals("old", header(fixture.get("/healthz", "X-Corr-ID", "old"), "X-Correlation-Id"));
        assertTrue(header(fixture.get("/healthz", "X-Corr-ID", "<b>"), "X-Correlation-Id")
                .matches("[0-9a-f]{32}"));
    }

    @Test
    void shouldTellTheDateOfTheInjectedClock() throws IOException, InterruptedException {
        fixture.clock.advanceMs(3_000 - EngineFixture.SNAPSHOT_INTERVAL_MS);
        assertEquals("Thu, 01 Jan 2026 00:00:03 GMT", header(fixture.get("/healthz"), "Date"));
    }

    @Test
    void shouldServeAClientThatOffersH2c() throws IOException, InterruptedException {
        final HttpClient upgrading = HttpClient.newHttpClient();
        final HttpResponse<String> answer = upgrading.send(
                HttpRequest.newBuilder(fixture.uri("/healthz")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }

    @Test
    void shouldRefuseWhatIsNoGetOfAKnownRoute() throws IOException, InterruptedException {
        final HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("x".repeat(100_000));
        final HttpResponse<String> post =
                fixture.send(HttpRequest.newBuilder(fixture.uri("/metrics")).POST(body));
        assertEquals(405, post.statusCode());
        assertEquals("GET", header(post, "Allow"));
        assertHygiene(post);
        final HttpResponse<String> get =
                fixture.send(HttpRequest.newBuilder(fixture.uri("/metrics")).method("GET", body));
        assertEquals(415, get.statusCode());
        assertHygiene(get);
        final HttpResponse<String> unknown = fixture.get("/admin");
        assertEquals(404, unknown.statusCode());
        assertHygiene(unknown);
        final HttpResponse<String> head = fixture.send(
                HttpRequest.newBuilder(fixture.uri("/healthz")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, head.statusCode());
        assertEquals("", head.body());
        final String page = fixture.page();
        final String base = "rejected_total{" + ExposerFixture.BASE + ",reason=\"";
        assertEquals(2, Pages.value(page, base + "method\"}"));
        assertEquals(1, Pages.value(page, base + "body\"}"));
        assertEquals(1, Pages.value(page, base + "not_found\"}"));
    }

    @Test
    void shouldCountWhatItAnswers() throws IOException, InterruptedException {
        final double healthzBefore = Pages.value(fixture.page(), request("/healthz", "GET", 200));
        fixture.get("/healthz");
        fixture.get("/healthz");
        fixture.get("/a");
        fixture.get("/b");
        fixture.send(
                HttpRequest.newBuilder(fixture.uri("/metrics")).method("BREW", HttpRequest.BodyPublishers.noBody()));
        final String page = fixture.page();
        assertEquals(healthzBefore + 2, Pages.value(page, request("/healthz", "GET", 200)));
        assertEquals(2, Pages.value(page, request("other", "GET", 404)));
        assertEquals(1, Pages.value(page, request("/metrics", "other", 405)));
        assertEquals(1, Pages.value(page, "inflight_requests{" + ExposerFixture.BASE + ",route=\"/metrics\"}"));
        final String latency = "exposition_latency_seconds_count{" + ExposerFixture.BASE + ",endpoint=\"/healthz\"}";
        assertEquals(healthzBefore + 2, Pages.value(page, latency));
    }

    private static String request(final String route, final String method, final int status) {
        return "http_requests_total{" + ExposerFixture.BASE + ",route=\"" + route + "\",method=\"" + method
                + "\",status=\"" + status + "\"}";
    }

    private static void assertHygiene(final HttpResponse<String> answer) {
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(answer.headers().firstValue("Content-Encoding").isEmpty());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    private static String header(final HttpResponse<String> answer, final String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
