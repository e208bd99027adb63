package io.tailrace.report.serve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportServerTest {
    private final AtomicReference<LiveData> data = new AtomicReference<>(new LiveData(7, "{\"title\":\"orders\"}"));
    private ReportServer server;

    @BeforeEach
    void open() throws IOException {
        server = ReportServer.open(0, "orders <1>", data::get, Thread::new);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "localhost:9180", "[::1]:1"})
    void shouldServeThePageToThisMachine(final String host) throws IOException {
        final String answer = ask("GET / HTTP/1.1", "Host: " + host);

        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("<title>orders &lt;1&gt;</title>"));
        assertTrue(answer.contains("connect-src 'self'"));
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "", "127.0.0.1@evil", "10.0.0.1"})
    void shouldTellNothingUnderANameThatIsNotItsOwn(final String host) throws IOException {
        final String answer = ask("GET /data.json HTTP/1.1", "Host: " + host);

        assertFalse(answer.contains("orders"), answer);
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    }

    @Test
    void shouldTellNothingWithoutAName() throws IOException {
        assertFalse(ask("GET /data.json HTTP/1.0", "Accept: */*").contains("orders"));
        assertFalse(
                ask("GET /data.json HTTP/1.1", "Host: localhost\r\nHost: evil").contains("orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void shouldKnowNoOtherMethod(final String method) throws IOException {
        final String answer = ask(method + " /data.json HTTP/1.1", "Host: localhost");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("Allow: GET, HEAD"), answer);
    }

    @Test
    void shouldTellTheDataOnlyWhenItHasChanged() throws IOException {
        assertTrue(ask("GET /data.json HTTP/1.1", "Host: localhost").endsWith("{\"title\":\"orders\"}"));
        assertTrue(ask("GET /data.json HTTP/1.1", "Host: localhost\r\nIf-None-Match: \"7\"")
                .startsWith("HTTP/1.1 304 "));
        data.set(new LiveData(8, "{}"));
        assertTrue(ask("GET /data.json HTTP/1.1", "Host: localhost\r\nIf-None-Match: \"7\"")
                .endsWith("{}"));
    }

    @Test
    void shouldHaveNothingElse() throws IOException {
        assertTrue(ask("GET /etc/passwd HTTP/1.1", "Host: localhost").startsWith("HTTP/1.1 404 "));
        assertTrue(ask("GET /../data.json HTTP/1.1", "Host: localhost").startsWith("HTTP/1.1 404 "));
        assertTrue(ask("HEAD / HTTP/1.1", "Host: localhost").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void shouldListenOnTheLoopbackInterfaceOnly() throws IOException {
        final List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> own instanceof Inet4Address && !own.isLoopbackAddress())
                .toList();
        for (final InetAddress own : others) {
            assertThrows(IOException.class, () -> new Socket(own, server.port()).close());
        }
    }

    private String ask(final String line, final String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write((line + "\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
