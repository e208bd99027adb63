package io.tailrace.cli.bench.exposer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.cli.bench.http.HttpLoad;
import io.tailrace.cli.bench.http.LoadException;
import io.tailrace.cli.bench.http.LoadPlan;
import io.tailrace.cli.bench.http.LoadResult;
import io.tailrace.cli.bench.server.ExposerServer;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.engine.time.EngineClock;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes with the server that is measured, in its JVM. */
class ServerTlsTest {
    private static final long MS = 1_000_000;
    private static final String HYBRID = "X25519MLKEM768";

    private static ServerTls tls;
    private static ServerChild server;

    @BeforeAll
    static void start() {
        tls = ServerTls.make();
        server = ServerChild.start(
                ExposerServer.class,
                "0",
                tls.certificateFile().toString(),
                tls.keyFile().toString());
    }

    @AfterAll
    static void end() {
        server.close();
        tls.close();
        assertFalse(Files.exists(tls.keyFile().getParent()));
    }

    @Test
    void shouldAgreeOnTheHybridKeyExchangeInWholeHandshakes() throws Exception {
        assumeBoringSsl();
        final double before = counted("tls_handshakes_total", HYBRID);

        final LoadResult result = handshakes(tls.client());

        assertAll(
                () -> assertEquals(10, result.answers()),
                () -> assertEquals(10, result.requests()),
                () -> assertEquals(Set.of(HYBRID), result.keyExchanges()));
        while (counted("tls_handshakes_total", HYBRID) < before + 10) {
            Thread.onSpinWait();
        }
        assertEquals(0, counted("tls_sessions_resumed_total", ""));
    }

    @Test
    void shouldTellWhatWasAgreedOnAndNotWhatWasHopedFor() throws Exception {
        assumeBoringSsl();
        assertEquals(
                Set.of("X25519"),
                handshakes(client().sslProvider(SslProvider.OPENSSL_REFCNT)
                                .option(OpenSslContextOption.GROUPS, new String[] {"X25519"}))
                        .keyExchanges());
        assertEquals(
                Set.of("other"),
                handshakes(client().sslProvider(SslProvider.JDK)).keyExchanges());
    }

    @Test
    void shouldTrustItsOwnCertificateOnly() {
        try (ServerTls another = ServerTls.make()) {
            final LoadResult result = handshakes(another.client());
            assertEquals(0, result.answers());
            assertEquals(10, result.socketErrors());
            assertEquals(Set.of(), result.keyExchanges());
            assertThrows(LoadException.class, () -> run(another.client(), false));
        }
    }

    @Test
    void shouldShowTheKeyToNobodyElse() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(tls.keyFile())));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(tls.keyFile().getParent())));
    }

    @Test
    void shouldSayThatThereIsNoKeytool(@TempDir final Path noJdk) {
        final CommandFault fault = assertThrows(CommandFault.class, () -> ServerTls.make(noJdk));
        assertTrue(fault.getMessage().contains(noJdk.toString()), fault.getMessage());
    }

    private static void assumeBoringSsl() {
        if (!OpenSsl.isAvailable()) {
            System.out.println(
                    "NOT RUN: the bench's hybrid handshakes need BoringSSL: " + OpenSsl.unavailabilityCause());
        }
        assumeTrue(OpenSsl.isAvailable());
    }

    private static SslContextBuilder client() {
        return SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm("")
                .trustManager(tls.certificateFile().toFile());
    }

    private static LoadResult handshakes(final SslContextBuilder client) throws Exception {
        final SslContext context = client.build();
        try {
            return handshakes(context);
        } finally {
            ReferenceCountUtil.release(context);
        }
    }

    /** Ten of them. */
    private static LoadResult handshakes(final SslContext client) {
        return run(client, true);
    }

    private static LoadResult run(final SslContext client, final boolean isHandshake) {
        return HttpLoad.run(
                new LoadPlan(
                        server.address(),
                        "/metrics",
                        Optional.of(client),
                        isHandshake,
                        2,
                        100,
                        100 * MS,
                        LoadPlan.Expected.OK),
                EngineClock.system(),
                () -> false);
    }

    /** What the server itself says, to a client of the JDK. */
    private static double counted(final String family, final String group) throws Exception {
        final Matcher lines = Pattern.compile(
                        "^" + family + "\\{.*" + (group.isEmpty() ? "" : "group=\"" + group + "\"") + ".*} (\\S+)$",
                        Pattern.MULTILINE)
                .matcher(page());
        double sum = 0;
        int count = 0;
        while (lines.find()) {
            sum += Double.parseDouble(lines.group(1));
            count++;
        }
        assertTrue(count > 0 || !group.isEmpty(), family);
        return sum;
    }

    private static String page() throws Exception {
        final KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(tls.certificateFile())) {
            trusted.setCertificateEntry(
                    "bench", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        final TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        final SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        final HttpsURLConnection connection = (HttpsURLConnection)
                URI.create("https://localhost:" + server.address().getPort() + "/metrics")
                        .toURL()
                        .openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
