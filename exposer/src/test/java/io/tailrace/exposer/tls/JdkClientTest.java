package io.tailrace.exposer.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another implementation of TLS, the JDK's, as a client. */
@Timeout(60)
class JdkClientTest {
    private static final String REQUEST = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void shouldBeScrapedByTheJdksHttpClient() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            final HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(TlsFixture.CA)).build();
            final HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + fixture.port() + "/metrics"))
                    .build();
            final HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
            assertTrue(answer.body().contains("tls_handshakes_total{"), answer.body());
        }
    }

    @Test
    void shouldRefuseToBeTalkedToByAClientThatTrustsAnotherCa() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            final SSLContext context = trusting(TestCertificate.authority("another"));
            assertThrows(SSLException.class, () -> answer(context, fixture.port()));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, true, 2", "true, true, 2", "false, false, 0"})
    void shouldResumeSessionsIfItIsSwitchedOn(final boolean tls12, final boolean resumption, final double resumed)
            throws Exception {
        try (TlsFixture fixture =
                new TlsFixture(folder, config -> config.tls12(tls12).resumption(resumption))) {
            final SSLContext context = trusting(TlsFixture.CA);
            for (int i = 0; i < 3; i++) {
                assertTrue(answer(context, fixture.port(), tls12 ? "TLSv1.2" : "TLSv1.3")
                        .endsWith("{\"ok\":true}\n"));
            }
            assertEquals(resumed, fixture.value("tls_sessions_resumed_total", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"http/1.1, http/1.1", "h2, ''"})
    void shouldOfferHttp11Alone(final String wanted, final String taken) throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity());
                SSLSocket socket = connect(trusting(TlsFixture.CA), fixture.port())) {
            final SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {wanted});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertEquals(taken, socket.getApplicationProtocol());
        }
    }

    /** The end is said (close_notify): without it the JDK would take the answer for cut off. */
    private static String answer(final SSLContext context, final int port, final String... protocols)
            throws IOException {
        try (SSLSocket socket = connect(context, port)) {
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static SSLSocket connect(final SSLContext context, final int port) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    }

    private static SSLContext trusting(final TestCertificate ca) throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", ca.certificate());
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
