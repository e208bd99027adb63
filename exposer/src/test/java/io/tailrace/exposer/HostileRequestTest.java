package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client sends: each is refused with one answer, counted, and the connection ends. */
class HostileRequestTest {
    private static final String GET = "GET /healthz HTTP/1.1\r\nHost: a\r\n";

    private final ExposerFixture fixture = new ExposerFixture();

    @BeforeEach
    void ready() throws IOException, InterruptedException {
        fixture.ready();
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        assertEquals(200, fixture.get("/readyz").statusCode(), "nothing hostile makes the service unready");
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\u0000b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\n",
                "GET /healthz ICY/1.1\r\nHost: a\r\n\r\n",
                GET + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: user@a\r\n\r\n",
                "GET /healthz HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET ftp://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                GET + "X: a\r\n folded\r\n\r\n",
                GET + "X: a\r\n\tfolded\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n Host: a\r\n\r\n",
                GET + "X: a\rb\r\n\r\n",
                GET + "X: a\nY: b\r\n\r\n",
                GET + "X: a\r\r\n\r\n",
                GET + "X: \u0000\r\n\r\n",
                GET + "X: \u000b\r\n\r\n",
                GET + "X: \u007f\r\n\r\n",
                GET + ": a\r\n\r\n",
                GET + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
                GET + "Content-Length: 0, 0\r\n\r\n",
                " GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                "\u0001GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a\r\n\u0000\r\n",
                "GET /healthz HTTP/1.1 x\r\nHost: a\r\n\r\n",
                "GET /healthz\r\nHost: a\r\n\r\n",
                "GET\r\n\r\n",
                "GET /healthz HTTP/1.1\nHost: a\n\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 a TLS hello\r\n\r\n",
                "\u0000\u0000\u0000\u0000\r\n\r\n"
            })
    void shouldAnswerMalformedRequestsWith400(final String request) throws IOException, InterruptedException {
        assertRefused(request, 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GET + "Content-Length: 5\r\n\r\nhello",
                GET + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                GET + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"
            })
    void shouldAnswerBodiesWith415(final String request) throws IOException, InterruptedException {
        assertRefused(request, 415, "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GET + "Transfer-Encoding: identity\r\n\r\n",
                GET + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                GET + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                GET + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n"
            })
    void shouldNotGuessWhereOddTransferCodingsEnd(final String request) throws IOException {
        try (RawClient client = fixture.raw().send(request + "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n")) {
            final String answer = client.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 415 ") || answer.startsWith("HTTP/1.1 400 "), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: websocket\r\nConnection: Upgrade\r\n", "Upgrade: TLS/1.3, HTTP/1.1\r\n"})
    void shouldRefuseUpgrades(final String headers) throws IOException, InterruptedException {
        assertRefused(GET + headers + "\r\n", 400, "upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /healthz HTTP/3.0\r\nHost: a\r\n\r\n"})
    void shouldAnswerOtherVersionsWith505(final String request) throws IOException, InterruptedException {
        assertRefused(request, 505, "version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"})
    void shouldAnswerOtherMethodsWith405(final String request) throws IOException, InterruptedException {
        assertRefused(request, 405, "method");
    }

    @Test
    void shouldServeAbsoluteTargetsAndIgnoreRanges() throws IOException {
        for (final String request : List.of(
                "GET http://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET HTTPS://a:9/healthz?x=1 HTTP/1.1\r\nHost: a:9\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: [::1]:9100\r\n\r\n",
                "\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
                GET + "Range: bytes=0-1,2-3\r\n\r\n",
                GET + "X: \u00e4\t \r\n\r\n")) {
            try (RawClient client = fixture.raw().send(request)) {
                final String answer = client.readAnswer();
                assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n") && answer.endsWith("{\"ok\":true}\n"), answer);
                assertFalse(answer.contains("Content-Range"));
            }
        }
    }

    @Test
    void shouldExpectNothing() throws IOException, InterruptedException {
        assertRefused(GET + "Expect: 100-continue\r\n\r\n", 417, "expect");
        assertRefused(GET + "Expect: tea\r\n\r\n", 417, "expect");
    }

    @Test
    void shouldAnswerManyHeaderFieldsWith431() throws IOException, InterruptedException {
        assertRefused(GET + "X: a\r\n".repeat(100) + "\r\n", 431, "headers_too_large");
        try (RawClient client = fixture.raw().send(GET + "X: a\r\n".repeat(99) + "\r\n")) {
            assertTrue(client.readAnswer().startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void shouldAnswerWhatCameBeforeAMalformedRequest() throws IOException {
        try (RawClient client = fixture.raw().send(GET + "\r\n" + GET + "X: \u0000\r\n\r\n" + GET + "\r\n")) {
            final String answers = client.readToEnd();
            assertTrue(answers.startsWith("HTTP/1.1 200 "), answers);
            assertTrue(answers.contains("\nHTTP/1.1 400 "), answers);
            assertEquals(2, answers.split("HTTP/1.1 ", -1).length - 1, answers);
        }
    }

    @Test
    void shouldTellLinesThatComeInPieces() throws IOException, InterruptedException {
        try (RawClient client = fixture.raw().send(GET + "X: a\r")) {
            fixture.get("/healthz");
            assertTrue(client.send("\n\r\n").readAnswer().startsWith("HTTP/1.1 200 "));
            client.send(GET + "X: a\r");
            fixture.get("/healthz");
            assertTrue(client.send("b\r\n\r\n").readToEnd().startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void shouldAnswerALongRequestLineWith414() throws IOException, InterruptedException {
        assertRefused("GET /" + "a".repeat(3_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri_too_long");
    }

    @Test
    void shouldAnswerARequestLineWithoutEndWith414() throws IOException, InterruptedException {
        assertRefused("GET /" + "a".repeat(10_000), 414, "uri_too_long");
    }

    @Test
    void shouldAnswerLargeHeadersWith431() throws IOException, InterruptedException {
        assertRefused(GET + "X: " + "a".repeat(9_000) + "\r\n\r\n", 431, "headers_too_large");
        assertRefused(GET + "X: a\r\n".repeat(3_000) + "\r\n", 431, "headers_too_large");
    }

    @Test
    void shouldDropWhatComesBehindARefusedRequest() throws IOException {
        try (RawClient client = fixture.raw()
                .send(GET + "Content-Length: 50\r\n\r\n" + "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".repeat(5))) {
            final String answer = client.readToEnd();
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        }
    }

    @Test
    void shouldKeepAConnectionForRequestAfterRequest() throws IOException {
        try (RawClient client = fixture.raw()) {
            for (int i = 0; i < 3; i++) {
                assertTrue(client.send(GET + "\r\n").readAnswer().endsWith("\r\n\r\n{\"ok\":true}\n"));
            }
            assertTrue(client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                    .readAnswer()
                    .startsWith("HTTP/1.1 404 "));
            final String last = client.send(GET + "Connection: close\r\n\r\n").readToEnd();
            assertTrue(last.contains("\r\nConnection: close\r\n") && last.endsWith("{\"ok\":true}\n"), last);
        }
    }

    @Test
    void shouldEndAConnectionOfHttp10() throws IOException {
        try (RawClient client = fixture.raw().send("GET /healthz HTTP/1.0\r\n\r\n")) {
            assertTrue(client.readToEnd().endsWith("{\"ok\":true}\n"));
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInTheirOrder() throws IOException {
        try (RawClient client = fixture.raw()) {
            client.send((GET + "X-Correlation-Id: 1\r\n\r\n") + "GET /metrics HTTP/1.1\r\nHost: a\r\n"
                    + "X-Correlation-Id: 2\r\n\r\n" + GET + "X-Correlation-Id: 3\r\n\r\n");
            for (int i = 1; i <= 3; i++) {
                assertTrue(client.readAnswer().contains("\r\nX-Correlation-Id: " + i + "\r\n"));
            }
        }
    }

    @Test
    void shouldNotLetARequestSplitItsAnswer() throws IOException {
        try (RawClient client = fixture.raw().send(GET + "X-Correlation-Id: a\rSet-Cookie: b\r\n\r\n")) {
            final String head = client.readHead();
            assertTrue(head.startsWith("HTTP/1.1 400 ") && !head.contains("Set-Cookie"), head);
        }
    }

    private void assertRefused(final String request, final int status, final String reason)
            throws IOException, InterruptedException {
        final double before = fixture.rejected(reason);
        try (RawClient client = fixture.raw().send(request)) {
            final String answer = client.readToEnd();
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
            assertTrue(answer.contains("\r\nCache-Control: no-store\r\n"), answer);
            assertTrue(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        }
        assertEquals(before + 1, fixture.rejected(reason));
    }
}
