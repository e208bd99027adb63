package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final String HEALTHZ = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    Path folder;

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
    void shouldSayWhatChanged() {
        assertEquals(List.of(), fixture.exposer.reload(new ExposerContext()));
        assertEquals(
                List.of("maxConnections", "retryAfterS"),
                fixture.exposer.reload(new ExposerContext().maxConnections(9).retryAfterS(7)));
        assertEquals(
                List.of("port", "maxConnections", "retryAfterS"),
                fixture.exposer.reload(new ExposerContext().port(fixture.port())));
    }

    @Test
    void shouldKeepItsPortAndConnectionsForValuesThatNeedNoOther() throws IOException {
        final int port = fixture.port();
        try (RawClient client = fixture.raw()) {
            client.send(HEALTHZ).readAnswer();
            fixture.exposer.reload(
                    new ExposerContext().writeTimeoutMs(5).drainTimeoutMs(3).pollIntervalMs(4));
            fixture.exposer.reload(new ExposerContext().port(port));
            assertEquals(port, fixture.port());
            assertFalse(client.send(HEALTHZ).readAnswer().contains("Connection: close"));
        }
    }

    @Test
    void shouldHoldOpenConnectionsToTheNewTimeouts() throws IOException, InterruptedException {
        try (RawClient idle = fixture.raw();
                RawClient slow = fixture.raw()) {
            idle.send(HEALTHZ).readAnswer();
            slow.send("GET /healthz");
            fixture.get("/healthz");
            fixture.exposer.reload(new ExposerContext().readTimeoutMs(100).idleTimeoutMs(300));
            fixture.clock.advanceMs(101);
            assertEquals("", slow.readToEnd());
            fixture.clock.advanceMs(200);
            assertEquals("", idle.readToEnd());
            assertEquals(1, fixture.timeouts("read"));
        }
    }

    @Test
    void shouldTellTheNewRetryAfter() throws IOException, InterruptedException {
        fixture.exposer.health().set("disk", false);
        assertTrue(fixture.get("/readyz").body().contains("\"retry_after\":5,"));
        final String since = fixture.get("/readyz").body().replaceAll(".*since", "");
        fixture.clock.advanceMs(900);
        fixture.exposer.reload(new ExposerContext().retryAfterS(11));
        assertTrue(fixture.get("/readyz").body().contains("\"retry_after\":11,"));
        assertTrue(fixture.get("/readyz").body().endsWith(since));
        fixture.clock.advanceMs(200);
        assertTrue(fixture.get("/readyz").body().contains("journal_stale"));
        fixture.exposer.reload(new ExposerContext().stalenessBoundMs(60_000).readyHoldMs(0));
        assertFalse(fixture.get("/readyz").body().contains("journal_stale"));
    }

    @Test
    void shouldEndOpenConnectionsWithTheirNextAnswerWhenLengthsChange() throws IOException {
        try (RawClient client = fixture.raw()) {
            client.send(HEALTHZ).readAnswer();
            fixture.exposer.reload(new ExposerContext().maxUriLengthInBytes(64));
            assertTrue(client.send(HEALTHZ).readToEnd().contains("\r\nConnection: close\r\n"));
        }
        try (RawClient client = fixture.raw().send("GET /" + "a".repeat(80) + " HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertTrue(client.readToEnd().startsWith("HTTP/1.1 414 "));
        }
    }

    @Test
    void shouldAnswerOnTheNewPortBeforeTheOldOneEnds() throws IOException {
        final int old = fixture.port();
        try (RawClient client = fixture.raw()) {
            client.send(HEALTHZ).readAnswer();
            final int next = FreePort.tcp();
            assertEquals(List.of("port"), fixture.exposer.reload(new ExposerContext().port(next)));
            assertEquals(next, fixture.port());
            try (RawClient other = fixture.raw()) {
                assertTrue(other.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "));
            }
            assertThrows(ConnectException.class, () -> new RawClient(old).close());
            final String last = client.send(HEALTHZ).readToEnd();
            assertTrue(last.startsWith("HTTP/1.1 200 ") && last.contains("\r\nConnection: close\r\n"), last);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeAnotherAddressOfTheSamePort() throws IOException {
        final int port = fixture.port();
        for (final String host : List.of("127.0.0.2", "0.0.0.0", "127.0.0.1")) {
            fixture.exposer.reload(new ExposerContext().host(host).port(port));
            assertEquals(
                    host.equals("0.0.0.0"),
                    fixture.exposer.address().getAddress().isAnyLocalAddress());
            assertThrows(
                    ExposerException.class,
                    () -> Exposer.launch(
                            new ExposerContext().host(host).port(port),
                            fixture.engine.engine::openTailer,
                            fixture.clock),
                    "the port is shared with nobody");
        }
        try (RawClient client = fixture.raw()) {
            assertTrue(client.send(HEALTHZ).readAnswer().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void shouldStayAsItWasWhenTheNewAddressCannotBeHad() throws IOException, InterruptedException {
        final int port = fixture.port();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RawClient client = fixture.raw()) {
            client.send(HEALTHZ).readAnswer();
            final ExposerException fault = assertThrows(
                    ExposerException.class,
                    () -> fixture.exposer.reload(
                            new ExposerContext().port(taken.getLocalPort()).maxConnections(1)));
            assertTrue(fault.getMessage().contains("already in use"), fault.getMessage());
            assertEquals(port, fixture.port());
            assertFalse(client.send(HEALTHZ).readAnswer().contains("Connection: close"));
            assertEquals(200, fixture.get("/readyz").statusCode(), "the limit of connections did not change either");
        }
    }

    @Test
    void shouldNameEveryFaultBeforeAnythingChanges() {
        final int port = fixture.port();
        final String faults = assertThrows(
                        IllegalArgumentException.class,
                        () -> fixture.exposer.reload(
                                new ExposerContext().port(-1).maxConnections(0).retryAfterS(0)))
                .getMessage();
        assertTrue(faults.contains("port") && faults.contains("maxConnections") && faults.contains("retryAfterS"));
        assertEquals(port, fixture.port());
    }

    @Test
    void shouldNotReloadWhatIsClosed() {
        fixture.exposer.close();
        assertThrows(IllegalStateException.class, () -> fixture.exposer.reload(new ExposerContext()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGoFromTcpToASocketAndBack() throws IOException {
        final Path socket = folder.resolve("s");
        final int old = fixture.port();
        assertEquals(
                List.of("host", "port", "unixSocket"),
                fixture.exposer.reload(new ExposerContext().unixSocket(new UnixSocketConfig(socket))));
        assertThrows(ConnectException.class, () -> new RawClient(old).close());
        assertTrue(UnixClient.get(socket, "/readyz").startsWith("HTTP/1.1 200 "));
        fixture.exposer.reload(new ExposerContext());
        assertFalse(Files.exists(socket));
        assertNotEquals(0, fixture.port());
    }
}
