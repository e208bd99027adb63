package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.ThreadLeaks;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String HEALTHZ = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void shouldBeUnreadyAndServeUntilTheLameDuckPeriodIsOver() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture(new ExposerContext().lameDuckMs(3_000)).ready()) {
            final Thread closer = fixture.startClosing();
            HttpResponse<String> readiness = fixture.get("/readyz");
            while (readiness.statusCode() == 200) {
                readiness = fixture.get("/readyz");
            }
            assertTrue(readiness.body().contains("\"missing\":[\"shutdown\"]"), readiness.body());
            assertEquals("close", readiness.headers().firstValue("Connection").orElse(""));
            fixture.clock.advanceMs(500); // short of the bound behind which the log is stale
            assertEquals(200, fixture.get("/metrics").statusCode(), "what only reads goes on");
            assertEquals(200, fixture.get("/healthz").statusCode());
            assertTrue(closer.isAlive());
            fixture.clock.advanceMs(2_499);
            try (RawClient late = fixture.raw()) {
                assertTrue(late.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "), "new ones are accepted");
                late.readToEnd();
            }
            fixture.clock.advanceMs(1);
            closer.join();
            assertThrows(ConnectException.class, fixture::raw);
        }
    }

    @Test
    void shouldCountTheLameDuckPeriodFromItsAnnouncement() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture(new ExposerContext().lameDuckMs(600)).ready()) {
            fixture.exposer.announceShutdown();
            fixture.exposer.announceShutdown();
            while (fixture.exposer.readiness().isReady()) {
                Thread.onSpinWait();
            }
            fixture.clock.advanceMs(600);
            assertEquals(503, fixture.get("/readyz").statusCode(), "it is the host that closes");
            final Thread closer = fixture.startClosing();
            closer.join();
            assertThrows(ConnectException.class, fixture::raw);
            fixture.exposer.announceShutdown();
        }
    }

    @Test
    void shouldAcceptNothingNewAndSendWhatIsOnItsWay() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient scraper = fixture.raw().send(METRICS);
                RawClient begun = fixture.raw().send(METRICS.substring(0, 9))) {
            final String head = scraper.readHead();
            fixture.get("/healthz"); // so that what was begun has been read
            final Thread closer = fixture.startClosing();
            awaitRefused(fixture);
            assertEquals(
                    Set.of("shutdown"), Set.copyOf(fixture.exposer.readiness().missing()));
            begun.send(METRICS.substring(9));
            final String late = begun.readHead();
            assertTrue(late.startsWith("HTTP/1.1 200 ") && late.contains("Connection: close"), late);
            assertEquals(bodyLength(late), begun.readToEnd().length(), "begun before the end was");
            assertTrue(closer.isAlive(), "an answer is on its way");
            assertEquals(bodyLength(head), scraper.readToEnd().length(), "no torn page");
            fixture.closeExposer();
        }
    }

    @Test
    void shouldCutWhatIsNotTakenWithinTheDrainDeadline() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient slow = fixture.raw().send(METRICS)) {
            final int length = bodyLength(slow.readHead());
            final Thread closer = fixture.startClosing();
            awaitRefused(fixture);
            fixture.clock.advanceMs(999);
            assertTrue(closer.isAlive());
            fixture.clock.advanceMs(1);
            closer.join();
            final int read = slow.readToEnd().length();
            assertTrue(read > 0 && read < length, read + " of " + length);
        }
    }

    @Test
    void shouldEndIdleConnectionsAndCloseTwice() throws IOException, InterruptedException {
        final ExposerFixture fixture = new ExposerFixture().ready();
        try (RawClient idle = fixture.raw()) {
            idle.send(HEALTHZ).readAnswer();
            final Thread closer = fixture.startClosing();
            assertEquals("", idle.readToEnd());
            assertTrue(closer.isAlive(), "the client is told first, and given time to end it");
        }
        fixture.exposer.close();
        fixture.exposer.close();
        fixture.close();
    }

    @Test
    void shouldNotWaitLongerForAClientThatDoesNotEndItsConnection() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready();
                RawClient idle = fixture.raw()) {
            idle.send(HEALTHZ).readAnswer();
            final Thread closer = fixture.startClosing();
            assertEquals("", idle.readToEnd());
            idle.send(HEALTHZ);
            fixture.clock.advanceMs(999);
            assertTrue(closer.isAlive());
            fixture.clock.advanceMs(1);
            closer.join();
        }
    }

    @Test
    void shouldLeaveNoThreadBehind() throws IOException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        try (EngineFixture engine = new EngineFixture()) {
            for (int i = 0; i < 3; i++) {
                final Exposer exposer = Exposer.launch(new ExposerContext(), engine.engine::openTailer, engine.clock);
                try (RawClient client = new RawClient(exposer.address().getPort())) {
                    client.send(HEALTHZ).readAnswer();
                }
                exposer.close();
            }
        }
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldHaveOneThreadOfTheGivenFactory() throws IOException, InterruptedException {
        final ExposerFixture fixture = new ExposerFixture().ready();
        assertEquals(1, fixture.threads.size());
        assertTrue(fixture.threads.get(0).isAlive());
        fixture.close();
        assertFalse(fixture.threads.get(0).isAlive());
    }

    private static int bodyLength(final String head) {
        return Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    }

    /** Until the listener is closed. What was accepted before, and is idle, is ended; that is looked at by others. */
    private static void awaitRefused(final ExposerFixture fixture) {
        while (true) {
            try (RawClient probe = fixture.raw()) {
                probe.readToEndOfFirstLine();
            } catch (final IOException refused) {
                return;
            }
        }
    }
}
