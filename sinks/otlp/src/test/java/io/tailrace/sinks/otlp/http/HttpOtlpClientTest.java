package io.tailrace.sinks.otlp.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tailrace.sinks.otlp.Calls;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.otlp.call.TlsFileException;
import io.tailrace.sinks.otlp.http.HttpPeer.Answer;
import io.tailrace.testsupport.ClosedPort;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a real HTTP server, with every status and every bad manner. */
class HttpOtlpClientTest {
    private static final Set<Integer> RETRYABLE = Set.of(429, 502, 503, 504);

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private HttpOtlpClient client(final CallSettings settings, final boolean isJson) {
        return new HttpOtlpClient(settings, isJson, clock);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldPostWhatItIsGiven(final boolean isJson) throws Exception {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(
                        Calls.settings(peer.url() + "/base/", Map.of("authorization", "x y"), false, null), isJson)) {
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.metrics(2)));
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.logs(3)));

            final HttpPeer.Received metrics = peer.received().get(0);
            assertEquals("POST", metrics.method());
            assertEquals("/base/v1/metrics", metrics.path());
            assertEquals("/base/v1/logs", peer.received().get(1).path());
            assertEquals(isJson ? "application/json" : "application/x-protobuf", metrics.header("Content-type"));
            assertEquals("x y", metrics.header("Authorization"));
            assertEquals("tailrace/test", metrics.header("User-agent"));
            assertNull(metrics.header("Content-encoding"));
            assertArrayEquals(body(Calls.metrics(2), isJson), metrics.body());
            assertArrayEquals(
                    body(Calls.logs(3), isJson), peer.received().get(1).body());
        }
    }

    private static byte[] body(final OtlpRequest request, final boolean isJson) {
        return isJson ? OtlpJson.write(request.message()) : request.message().toByteArray();
    }

    @Test
    void shouldCompress() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url(), Map.of(), true, null), false)) {
            Calls.call(client, Calls.metrics(1_000));

            final HttpPeer.Received received = peer.received().get(0);
            assertEquals("gzip", received.header("Content-encoding"));
            assertArrayEquals(Calls.metrics(1_000).message().toByteArray(), received.body());
            assertTrue(Integer.parseInt(received.header("Content-length")) < received.body().length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTryAgainOnlyWhatTheProtocolSays(final boolean isJson) {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), isJson)) {
            for (int status = 300; status < 600; status++) {
                final int answered = status;
                peer.answers(request -> Answer.of(answered));

                final OtlpAnswer answer = Calls.call(client, Calls.logs(1));

                if (RETRYABLE.contains(status)) {
                    assertEquals(new OtlpAnswer.Retryable("HTTP " + status, 0), answer);
                } else {
                    assertEquals(new OtlpAnswer.Refused("http_" + status / 100 + "xx", "HTTP " + status), answer);
                }
            }
            assertEquals(300, peer.received().size());
        }
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), false)) {
            final String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(clock.epochNanos()) + 60)
                            .atOffset(ZoneOffset.UTC));

            assertEquals(TimeUnit.SECONDS.toNanos(7), waitNs(peer, client, "7"));
            assertEquals(TimeUnit.SECONDS.toNanos(60), waitNs(peer, client, inAMinute));
            assertEquals(0, waitNs(peer, client, "Thu, 01 Jan 1970 00:00:00 GMT"));
            assertEquals(Calls.LONGEST_WAIT_NS, waitNs(peer, client, "999999999999"));
            assertEquals(Calls.LONGEST_WAIT_NS, waitNs(peer, client, "Fri, 31 Dec 9999 23:59:59 GMT"));
            for (final String nonsense : new String[] {"-1", "soon", "", "1.5", "99999999999999999999"}) {
                assertEquals(0, waitNs(peer, client, nonsense));
            }
        }
    }

    private static long waitNs(final HttpPeer peer, final HttpOtlpClient client, final String retryAfter) {
        peer.answers(request -> new Answer(503, Map.of("Retry-After", retryAfter), new byte[0]));
        return assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)))
                .leastWaitNs();
    }

    @Test
    void shouldTellWhatWasRejected() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient binary = client(Calls.settings(peer.url()), false);
                HttpOtlpClient json = client(Calls.settings(peer.url()), true)) {
            final ExportMetricsServiceResponse.Builder metrics = ExportMetricsServiceResponse.newBuilder();
            metrics.getPartialSuccessBuilder().setRejectedDataPoints(2).setErrorMessage("too\nold");
            final ExportLogsServiceResponse.Builder logs = ExportLogsServiceResponse.newBuilder();
            logs.getPartialSuccessBuilder().setRejectedLogRecords(3);
            answer(peer, 200, metrics.build().toByteArray());
            assertEquals(new OtlpAnswer.Accepted(2, "too old"), Calls.call(binary, Calls.metrics(5)));
            answer(peer, 200, logs.build().toByteArray());
            assertEquals(new OtlpAnswer.Accepted(3, ""), Calls.call(binary, Calls.logs(5)));

            answer(
                    peer,
                    200,
                    "{\"x\":[{}],\"partialSuccess\":{\"rejectedDataPoints\":\"2\",\"errorMessage\":\"old\"}}");
            assertEquals(new OtlpAnswer.Accepted(2, "old"), Calls.call(json, Calls.metrics(5)));
            answer(peer, 200, "{\"partialSuccess\":{\"rejectedLogRecords\":3}}");
            assertEquals(new OtlpAnswer.Accepted(3, ""), Calls.call(json, Calls.logs(5)));
            answer(peer, 200, "{\"partialSuccess\":{\"rejectedDataPoints\":-3}}");
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(json, Calls.metrics(5)));
        }
    }

    @Test
    void shouldTellWhyItWasRefused() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient binary = client(Calls.settings(peer.url()), false);
                HttpOtlpClient json = client(Calls.settings(peer.url()), true)) {
            answer(
                    peer,
                    400,
                    Status.newBuilder().setMessage("bad \u001b[31mname").build().toByteArray());
            assertEquals(
                    new OtlpAnswer.Refused("http_4xx", "HTTP 400: bad  [31mname"), Calls.call(binary, Calls.logs(1)));
            answer(peer, 413, "{\"code\":3,\"message\":\"long\"}");
            assertEquals(new OtlpAnswer.Refused("http_4xx", "HTTP 413: long"), Calls.call(json, Calls.logs(1)));
            answer(peer, 404, "<html>no</html>");
            assertEquals(new OtlpAnswer.Refused("http_4xx", "HTTP 404"), Calls.call(json, Calls.logs(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldNotTakeGarbageForAnAcknowledgement(final boolean isJson) {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), isJson)) {
            for (final String garbage : new String[] {
                "<html>welcome</html>", "[]", "{} {}", "{\"partialSuccess\":{\"rejectedLogRecords\":{}}}"
            }) {
                answer(peer, 200, garbage);
                assertEquals(
                        "not_otlp",
                        assertInstanceOf(OtlpAnswer.Refused.class, Calls.call(client, Calls.logs(1)), garbage)
                                .reason());
            }
        }
    }

    private static void answer(final HttpPeer peer, final int status, final String body) {
        answer(peer, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(final HttpPeer peer, final int status, final byte[] body) {
        peer.answers(request -> new Answer(status, Map.of(), body));
    }

    @Test
    void shouldRefuseAnAnswerThatIsTooLong() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), false)) {
            answer(peer, 200, new byte[Calls.MAX_RESPONSE + 1]);
            assertEquals(
                    "long_answer",
                    assertInstanceOf(OtlpAnswer.Refused.class, Calls.call(client, Calls.logs(1)))
                            .reason());
            // Of a refusal the status says what is to be done, however long its words are.
            answer(peer, 503, new byte[Calls.MAX_RESPONSE + 1]);
            assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
        }
    }

    @Test
    void shouldTryAgainWhereNobodyAnswers() {
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), false)) {
            peer.answers(request -> null);
            assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
        }
        try (ClosedPort closed = new ClosedPort();
                HttpOtlpClient client = client(Calls.settings("http://127.0.0.1:" + closed.port()), false)) {
            assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
        }
    }

    @Test
    void shouldTryAgainWhatAnswersNoHttp() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final Thread peer = new Thread(() -> {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            });
            peer.start();
            try (HttpOtlpClient client =
                    client(Calls.settings("http://127.0.0.1:" + listening.getLocalPort()), false)) {
                assertInstanceOf(OtlpAnswer.Retryable.class, Calls.call(client, Calls.logs(1)));
            }
        }
    }

    @Test
    void shouldGiveUpOnASlowPeerAndGoOnWithTheNextRequest() {
        final CountDownLatch isOver = new CountDownLatch(1);
        try (HttpPeer peer = new HttpPeer();
                HttpOtlpClient client = client(Calls.settings(peer.url()), false)) {
            peer.answers(request -> {
                try {
                    isOver.await();
                } catch (final InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Answer.of(200);
            });
            client.send(Calls.logs(1), 0);
            assertInstanceOf(OtlpAnswer.Pending.class, client.poll(Calls.TIMEOUT_NS - 1));
            assertEquals(new OtlpAnswer.Retryable("no answer in time", 0), client.poll(Calls.TIMEOUT_NS));
            assertInstanceOf(OtlpAnswer.Pending.class, client.poll(Calls.TIMEOUT_NS));
            peer.answers(request -> Answer.of(200));

            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.logs(1)));
        } finally {
            isOver.countDown();
        }
    }

    @Test
    void shouldTrustItsOwnCaAndShowItsCertificate() throws Exception {
        final TestCertificate authority = TestCertificate.authority("CA");
        authority.writeTo(folder, "ca");
        authority.issue("server").writeTo(folder, "server");
        authority.issue("client").writeTo(folder, "client");
        final OtlpTls server =
                new OtlpTls(folder.resolve("ca.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
        final OtlpTls both =
                new OtlpTls(folder.resolve("ca.pem"), folder.resolve("client.pem"), folder.resolve("client.key"));
        final SSLContext context = ServerTls.context(server);
        try (HttpPeer peer = new HttpPeer(0, context, true)) {
            assertEquals(new OtlpAnswer.Accepted(0, ""), once(peer.url(), both));
            assertInstanceOf(
                    OtlpAnswer.Retryable.class, once(peer.url(), new OtlpTls(folder.resolve("ca.pem"), null, null)));
            assertInstanceOf(OtlpAnswer.Retryable.class, once(peer.url(), OtlpTls.DEFAULT));
            assertEquals(1, peer.received().size());
        }
        Files.writeString(folder.resolve("ca.pem"), "none");
        assertThrows(TlsFileException.class, () -> once("https://localhost:1", both));
    }

    private OtlpAnswer once(final String url, final OtlpTls tls) {
        try (HttpOtlpClient client = client(Calls.settings(url, Map.of(), false, tls), false)) {
            return Calls.call(client, Calls.logs(1));
        }
    }

    @Test
    void shouldNotTellValuesOfHeaders() {
        final String text = Calls.settings("http://h:1", Map.of("authorization", "secret"), false, null)
                .toString();

        assertTrue(text.contains("authorization"));
        assertFalse(text.contains("secret"));
    }
}
