package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.exposer.Pages;
import io.tailrace.exposer.RawClient;
import io.tailrace.exposer.TlsConfig.ClientCertificates;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.metrics.HandshakeFailure;
import io.tailrace.testsupport.TestCertificate;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of BoringSSL and their handshakes, those that fail too: each is counted where it belongs, and none harms. */
@Timeout(60)
class TlsExposerTest {
    private static final String HYBRID = "X25519MLKEM768";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "HYBRID, X25519MLKEM768, X25519MLKEM768",
        "HYBRID, X25519, X25519",
        "HYBRID, P-256, P-256",
        "HYBRID, P-384, P-384",
        "OFF, X25519, X25519",
        "PQ_ONLY, X25519MLKEM768, X25519MLKEM768"
    })
    void shouldTakeTheKeyExchangeThatBothKnow(final PostQuantum mode, final String known, final String taken)
            throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.postQuantum(mode))) {
            final double before = handshakes(fixture, taken);
            try (TlsClient client = trusting().knowing(known).connect(fixture.port())) {
                assertEquals(taken, client.keyExchange());
                assertEquals("{\"ok\":true}", client.get("/healthz"));
            }
            assertEquals(before + 1, handshakes(fixture, taken));
            assertEquals(mode == PostQuantum.HYBRID && !taken.equals(HYBRID) ? 1 : 0, downgrades(fixture));
        }
    }

    @Test
    void shouldPreferTheHybridKeyExchange() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity());
                TlsClient client = trusting().knowing("X25519", HYBRID).connect(fixture.port())) {
            assertEquals(HYBRID, client.keyExchange());
        }
    }

    @Test
    void shouldTakeAClassicalOneFromAClientThatKnowsBothIfPostQuantumIsOff() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.postQuantum(PostQuantum.OFF));
                TlsClient client = trusting().knowing(HYBRID, "X25519").connect(fixture.port())) {
            assertEquals("X25519", client.keyExchange());
        }
    }

    @ParameterizedTest
    @CsvSource({"PQ_ONLY, X25519, 1", "OFF, X25519MLKEM768, 0"})
    void shouldRefuseAClientWithoutACommonKeyExchange(final PostQuantum mode, final String known, final double failures)
            throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.postQuantum(mode))) {
            assertThrows(SSLException.class, () -> trusting().knowing(known).connect(fixture.port()));
            fixture.awaitFailures(HandshakeFailure.GROUP, 1);
            assertEquals(failures, fixture.value("pq_kex_failures_total", "algo=\"X25519MLKEM768\",role=\"server\""));
            assertEquals(1, fixture.value("tls_handshake_failures_total", ""));
        }
    }

    @Test
    void shouldBeReadyWithARequiredHybridKeyExchangeThatIsOffered() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.pqRequired(true))) {
            assertTrue(!fixture.watcher.get("/readyz").contains("pq_hybrid_required"));
        }
    }

    @Test
    void shouldNotBeReadyWithARequiredHybridKeyExchangeThatIsNotOffered() throws Exception {
        try (TlsFixture fixture =
                new TlsFixture(folder, config -> config.pqRequired(true).postQuantum(PostQuantum.OFF))) {
            final String ready = fixture.watcher.get("/readyz");
            assertTrue(ready.contains("\"degraded\":true") && ready.contains("\"pq_hybrid_required\""), ready);
        }
    }

    @Test
    void shouldServeTls12OnlyIfAsked() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            assertThrows(
                    SSLException.class, () -> trusting().speaking("TLSv1.2").connect(fixture.port()));
            fixture.awaitFailures(HandshakeFailure.PROTOCOL, 1);
        }
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.tls12(true));
                TlsClient client = trusting().speaking("TLSv1.2").connect(fixture.port())) {
            assertEquals("{\"ok\":true}", client.get("/healthz"));
            assertEquals(1, fixture.value("tls_handshakes_total", "group=\"X25519\",protocol=\"TLSv1.2\""));
            assertThrows(
                    SSLException.class,
                    () -> trusting()
                            .speaking("TLSv1.2")
                            .ciphers("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")
                            .connect(fixture.port()));
            fixture.awaitFailures(HandshakeFailure.CIPHER, 1);
        }
    }

    @Test
    void shouldServeOnlyClientsWithACertificateIfTheyMustHaveOne() throws Exception {
        try (TlsFixture fixture = new TlsFixture(
                folder, config -> config.clientCertificates(ClientCertificates.REQUIRED, folder.resolve("ca.pem")))) {
            assertEquals("ended", answerTo(trusting(), fixture));
            fixture.awaitFailures(HandshakeFailure.CLIENT_CERTIFICATE, 1);
            assertEquals(
                    "ended",
                    answerTo(
                            trusting().with(TestCertificate.authority("Test CA").issue("client")), fixture));
            fixture.awaitFailures(HandshakeFailure.CLIENT_CERTIFICATE, 2);
            assertEquals("{\"ok\":true}", answerTo(trusting().with(fixture.client), fixture));
        }
    }

    @Test
    void shouldCheckACertificateThatIsShownIfItIsOptional() throws Exception {
        try (TlsFixture fixture = new TlsFixture(
                folder, config -> config.clientCertificates(ClientCertificates.OPTIONAL, folder.resolve("ca.pem")))) {
            assertEquals("{\"ok\":true}", answerTo(trusting(), fixture));
            assertEquals(
                    "ended",
                    answerTo(
                            trusting().with(TestCertificate.authority("Test CA").issue("client")), fixture));
            fixture.awaitFailures(HandshakeFailure.CLIENT_CERTIFICATE, 1);
        }
    }

    @Test
    void shouldCountAClientThatDoesNotTrustTheServer() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            assertThrows(
                    SSLException.class,
                    () -> TlsClient.trusting(TestCertificate.authority("another"))
                            .connect(fixture.port()));
            fixture.awaitFailures(HandshakeFailure.CLIENT_ALERT, 1);
        }
    }

    @Test
    void shouldAnswerNothingToPlainHttp() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity());
                RawClient client = fixture.plain.raw().send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertEquals("", client.readToEnd());
            fixture.awaitFailures(HandshakeFailure.NOT_TLS, 1);
        }
    }

    @Test
    void shouldCutASlowHandshake() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.handshakeTimeoutMs(5_000));
                RawClient client = fixture.plain.raw().send("\u0016\u0003\u0001\u0001")) {
            // Only when its bytes were seen it is a handshake that has begun; a slow machine may take its time.
            fixture.page();
            fixture.pageWhere(page -> {
                fixture.plain.advanceMs(100);
                return Pages.value(page, TlsFixture.failures(HandshakeFailure.TIMEOUT)) == 1
                        || Pages.value(page, TlsFixture.series("io_timeouts_total", "op=\"read\"")) == 1;
            });
            assertEquals("", client.readToEnd());
        }
    }

    @Test
    void shouldCutAConnectionThatNeverSendsAByteAndCallItNoFailedHandshake() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity());
                RawClient client = fixture.plain.raw()) {
            fixture.pageWhere(page -> {
                fixture.plain.advanceMs(100);
                return Pages.value(page, TlsFixture.series("io_timeouts_total", "op=\"read\"")) == 1;
            });
            assertEquals("", client.readToEnd());
            assertEquals(0, fixture.value("tls_handshake_failures_total", ""));
        }
    }

    @Test
    void shouldNotCountAProbeOfThePort() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            fixture.plain.raw().close();
            // Behind the probe: when this one is counted, the probe is over.
            fixture.plain.raw().send("not TLS").close();
            fixture.awaitFailures(HandshakeFailure.NOT_TLS, 1);
            assertEquals(1, fixture.value("tls_handshake_failures_total", ""));
        }
    }

    @Test
    void shouldTellOnPagesWhenTheCertificateExpires() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            assertEquals(
                    (double) TestCertificate.ENDS.getEpochSecond(),
                    fixture.value("tls_certificate_expires_timestamp_seconds", ""));
        }
    }

    private static TlsClient trusting() {
        return TlsClient.trusting(TlsFixture.CA);
    }

    /** In TLS 1.3 a client learns only from its first answer that its certificate was refused. */
    private static String answerTo(final TlsClient client, final TlsFixture fixture) throws Exception {
        try (TlsClient connected = client.connect(fixture.port())) {
            return connected.get("/healthz");
        } catch (final SSLException refused) {
            return "ended";
        }
    }

    private static double handshakes(final TlsFixture fixture, final String group) throws Exception {
        return fixture.value("tls_handshakes_total", "group=\"" + group + "\",protocol=\"TLSv1.3\"");
    }

    private static double downgrades(final TlsFixture fixture) throws Exception {
        return fixture.value("pq_downgrades_total", "");
    }
}
