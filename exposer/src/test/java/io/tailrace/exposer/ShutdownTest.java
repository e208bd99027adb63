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

    @Test
    void shouldBeUnreadyFirstAndSendWhatIsOnItsWay() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient scraper = fixture.raw().send(METRICS)) {
            final String head = scraper.readHead();
            final Thread closer = startClosing(fixture);
            HttpResponse<String> readiness = fixture.get("/readyz");
            while (readiness.statusCode() == 200) {
                readiness = fixture.get("/readyz");
            }
            assertTrue(readiness.body().contains("\"missing\":[\"shutdown\"]"), readiness.body());
            assertEquals("close", readiness.headers().firstValue("Connection").orElse(""));
            assertTrue(closer.isAlive(), "an answer is on its way");

            final int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            assertEquals(length, scraper.readToEnd().length(), "no torn page");
            closer.join();
            assertThrows(ConnectException.class, fixture::raw);
        }
    }

    @Test
    void shouldCutWhatIsNotTakenWithinTheDrainDeadline() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready().withLargePage();
                RawClient slow = fixture.raw().send(METRICS)) {
            slow.readHead();
            final Thread closer = startClosing(fixture);
            while (fixture.get("/readyz").statusCode() == 200) {
                Thread.onSpinWait();
            }
            fixture.clock.advanceMs(999);
            fixture.get("/readyz");
            assertTrue(closer.isAlive());
            fixture.clock.advanceMs(1);
            closer.join();
            assertTrue(slow.readToEnd().length() > 0);
            assertThrows(ConnectException.class, fixture::raw);
        }
    }

    @Test
    void shouldEndIdleConnectionsAndCloseTwice() throws IOException, InterruptedException {
        final ExposerFixture fixture = new ExposerFixture().ready();
        try (RawClient idle = fixture.raw()) {
            idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer();
            fixture.exposer.close();
            assertEquals("", idle.readToEnd());
        }
        fixture.exposer.close();
        fixture.close();
    }

    @Test
    void shouldLeaveNoThreadBehind() throws IOException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        try (EngineFixture engine = new EngineFixture()) {
            for (int i = 0; i < 3; i++) {
                final Exposer exposer = Exposer.launch(new ExposerContext(), engine.engine::openTailer, engine.clock);
                try (RawClient client = new RawClient(exposer.address().getPort())) {
                    client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer();
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

    private static Thread startClosing(final ExposerFixture fixture) {
        final Thread closer = new Thread(fixture.exposer::close, "closer");
        closer.start();
        return closer;
    }
}
