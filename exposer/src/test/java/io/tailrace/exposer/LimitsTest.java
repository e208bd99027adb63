package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Slow, greedy and absent clients: each is cut off, counted, and harms nobody else. */
class LimitsTest {
    private static final String HEALTHZ = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void shouldCutASlowLorisHoweverBusyItIs() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready();
                RawClient loris = fixture.raw().send("GET /metrics HTTP/1.1\r\nX: ")) {
            boolean isOpen = true;
            while (isOpen) {
                fixture.clock.advanceMs(100);
                isOpen = fixture.timeouts("read") == 0 && trySend(loris, "a");
            }
            assertEquals("", loris.readToEnd());
            assertEquals(1, fixture.timeouts("read"));
            assertEquals(0, fixture.timeouts("write"));
        }
    }

    @Test
    void shouldCutAClientThatTakesNoAnswer() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient slow = fixture.raw().send(METRICS)) {
            awaitInflight(fixture, 2);
            fixture.clock.advanceMs(2_001);
            awaitInflight(fixture, 1);
            assertEquals(1, fixture.timeouts("write"));
            assertEquals(0, fixture.timeouts("read"));
            final String torn = slow.readToEnd();
            assertTrue(torn.startsWith("HTTP/1.1 200 OK\r\n"), "it got some of it");
            assertTrue(torn.length() < fixture.page().length());
        }
    }

    @Test
    void shouldCloseIdleConnectionsWithoutCountingThem() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready();
                RawClient idle = fixture.raw()) {
            for (int i = 0; i < 3; i++) {
                fixture.clock.advanceMs(14_900);
                idle.send(HEALTHZ).readAnswer();
                // When another one is answered, the loop knows that ours was sent.
                fixture.get("/healthz");
            }
            fixture.clock.advanceMs(15_001);
            assertEquals("", idle.readToEnd());
            assertEquals(0, fixture.timeouts("read") + fixture.timeouts("write"));
        }
    }

    @Test
    void shouldDropARefusedClientThatGoesOnSending() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready();
                RawClient client = fixture.raw()) {
            client.send("POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
            assertTrue(client.readAnswer().startsWith("HTTP/1.1 405 "));
            client.send("x".repeat(1_000));
            assertEquals("", client.readToEnd(), "our half has ended");
            fixture.page();
            fixture.clock.advanceMs(2_001);
            // Its half is reset now; a send reaches a socket that is gone.
            assertThrows(IOException.class, () -> {
                while (true) {
                    client.send("x");
                    Thread.onSpinWait();
                }
            });
        }
    }

    @Test
    void shouldTellTheOneRequestTooManyToComeAgain() throws IOException, InterruptedException {
        final ExposerContext context = new ExposerContext().maxConcurrentRequests(2);
        try (ExposerFixture fixture = new ExposerFixture(context).ready().withLargePage();
                RawClient first = fixture.raw().send(METRICS);
                RawClient second = new RawClient(fixture.port())) {
            awaitInflight(fixture, 2);
            second.send(METRICS);
            HttpResponse<String> refused = fixture.get("/metrics");
            while (refused.statusCode() != 503) {
                refused = fixture.get("/metrics");
            }
            assertEquals(200, fixture.get("/healthz").statusCode(), "health is always told");
            assertEquals(200, fixture.get("/readyz").statusCode());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
            assertTrue(first.readAnswer().endsWith("\n"), "a slow client gets the page whole");
            awaitInflight(fixture, 2);
            assertEquals(200, fixture.get("/metrics").statusCode());
            assertTrue(fixture.rejected("concurrency") >= 1);
            assertTrue(second.readAnswer().contains("large_total"));
        }
    }

    @Test
    void shouldKeepASlowClientsPageWhileOthersGetNewerOnes() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient slow = fixture.raw().send(METRICS)) {
            awaitInflight(fixture, 2);
            final String snapshots = "tailrace_snapshots_total{" + ExposerFixture.BASE + "}";
            final double before = Pages.value(fixture.page(), snapshots);
            fixture.engine
                    .channel
                    .counter(fixture.engine.engine.register(MetricDescriptor.counter("newer_total")
                            .help("Comes later.")
                            .build()))
                    .add(1);
            fixture.engine.cut();
            fixture.pageWhere(page -> page.contains("newer_total"));
            final String old = slow.readAnswer();
            Pages.checkWholeness(old.substring(old.indexOf("\r\n\r\n") + 4));
            assertTrue(!old.contains("newer_total") && Pages.value(old, snapshots) <= before);
        }
    }

    @Test
    void shouldRefuseConnectionsBeyondTheCap() throws IOException, InterruptedException {
        final ExposerContext context = new ExposerContext().maxConnections(2);
        try (ExposerFixture fixture = new ExposerFixture(context).ready()) {
            try (RawClient first = fixture.raw()) {
                first.send(HEALTHZ).readAnswer();
                try (RawClient tooMany = fixture.raw()) {
                    final String answer = tooMany.readToEnd();
                    assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
                    assertTrue(answer.contains("\r\nRetry-After: 1\r\n"), answer);
                }
                assertEquals(1, fixture.rejected("connections"));
                assertTrue(first.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "));
            }
            while (!isServed(fixture)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldLetSilentConnectionsKeepOutNobodyWhoAsks() throws IOException, InterruptedException {
        final ExposerContext context = new ExposerContext().maxConnections(3);
        try (ExposerFixture fixture = new ExposerFixture(context).ready();
                RawClient asking = fixture.raw()) {
            asking.send(HEALTHZ).readAnswer();
            // The fixture's own client has the third connection.
            try (RawClient silent = fixture.raw();
                    RawClient next = fixture.raw()) {
                assertTrue(next.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "));
                assertEquals("", silent.readToEnd(), "it makes room");
                assertTrue(asking.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "));
                assertEquals(1, fixture.rejected("connections"));
            }
        }
    }

    @Test
    void shouldCutAClientThatAsksWithoutEnd() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient greedy = fixture.raw().send(METRICS.repeat(100))) {
            while (fixture.rejected("pipelining") == 0) {
                Thread.onSpinWait();
            }
            final String answers = greedy.readToEnd();
            assertTrue(answers.length() < 2 * fixture.page().length());
            assertEquals(1, fixture.rejected("pipelining"));
            awaitInflight(fixture, 1);
        }
    }

    @Test
    void shouldServeManyPipelinedRequestsWhoseAnswersAreTaken() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready();
                RawClient client = fixture.raw().send(HEALTHZ.repeat(200))) {
            for (int i = 0; i < 200; i++) {
                assertTrue(client.readAnswer().startsWith("HTTP/1.1 200 "));
            }
        }
    }

    private static boolean isServed(final ExposerFixture fixture) throws IOException {
        try (RawClient client = fixture.raw()) {
            return trySend(client, HEALTHZ) && client.readToEndOfFirstLine().startsWith("HTTP/1.1 200 ");
        }
    }

    private static boolean trySend(final RawClient client, final String text) {
        try {
            client.send(text);
            return true;
        } catch (final IOException cut) {
            return false;
        }
    }

    /** The page that is asked for counts, too. */
    private static void awaitInflight(final ExposerFixture fixture, final int count)
            throws IOException, InterruptedException {
        while (fixture.inflight("/metrics") != count) {
            Thread.onSpinWait();
        }
    }
}
