package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.ExposerFixture;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.RawClient;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while the exposer runs: good ones serve who comes next, bad ones change nothing. */
@Timeout(60)
class TlsReloadTest {
    private static final int LOOKS = 20;
    private static final int MOVES = 6;

    @TempDir
    Path folder;

    @Test
    void shouldServeNewConnectionsWithNewFilesWhileOpenOnesGoOn() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(100))) {
            final String before = serialNumber(fixture);
            final Instant ends = Instant.parse("2040-01-01T00:00:00Z");
            TlsFixture.CA
                    .issue("localhost", "EC", 384, TestCertificate.BEGINS, ends)
                    .writeTo(folder, "server");
            awaitReloads(fixture, "ok", 1);
            assertNotEquals(before, serialNumber(fixture));
            assertEquals(
                    (double) ends.getEpochSecond(), fixture.value("tls_certificate_expires_timestamp_seconds", ""));
            assertEquals("{\"ok\":true}", fixture.watcher.get("/healthz"));
        }
    }

    @Test
    void shouldGoOnWithTheOldFilesUntilTheNewOnesCanBeUsed() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(100))) {
            final String before = serialNumber(fixture);
            final TestCertificate next = TlsFixture.CA.issue("localhost");
            // The certificate first: until the key has come, the two do not fit.
            replace("server.pem", next.chainPem());
            awaitReloads(fixture, "failed", 1);
            lookAgain(fixture);
            assertEquals(1, fixture.value("tls_reloads_total", "result=\"failed\""));
            assertEquals(before, serialNumber(fixture));
            replace("server.key", next.keyPem());
            awaitReloads(fixture, "ok", 1);
            assertEquals(next.certificate().getSerialNumber().toString(), serialNumber(fixture));
        }
    }

    @Test
    void shouldNotLookAtFilesIfItIsNotAsked() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(0))) {
            final String before = serialNumber(fixture);
            TlsFixture.CA.issue("localhost").writeTo(folder, "server");
            lookAgain(fixture);
            assertEquals(before, serialNumber(fixture));
        }
    }

    @Test
    void shouldLeaveFilesAloneThatAreAsTheyWere() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(100))) {
            lookAgain(fixture);
            assertEquals(0, fixture.value("tls_reloads_total", "result=\"ok\""));
            assertEquals(0, fixture.value("tls_reloads_total", "result=\"failed\""));
        }
    }

    @Test
    void shouldSayAtTheStartThatTheCertificateHasExpired() throws Exception {
        final TestCertificate expired = TlsFixture.CA.issue(
                "localhost", "EC", 256, TestCertificate.BEGINS, Instant.parse("2025-12-31T00:00:00Z"));
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(100))) {
            expired.writeTo(folder, "server");
            // Served nevertheless: whoever does not look at the date still gets his page.
            awaitReloads(fixture, "ok", 1);
            assertEquals(
                    (double) Instant.parse("2025-12-31T00:00:00Z").getEpochSecond(),
                    fixture.value("tls_certificate_expires_timestamp_seconds", ""));
        }
    }

    @Test
    void shouldSwitchTlsOnAndOffAtTheSamePort() throws Exception {
        TlsFixture.CA.issue("localhost").writeTo(folder, "server");
        final TlsConfig config = TlsFixture.config(folder);
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            final int port = fixture.port();
            try (RawClient open = new RawClient(fixture.exposer.address())) {
                assertEquals(List.of(), fixture.exposer.reload(new ExposerContext()));
                assertEquals(List.of("tls"), fixture.exposer.reload(new ExposerContext().tls(config)));
                assertEquals(port, fixture.port());
                final String last =
                        open.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").readAnswer();
                assertTrue(
                        last.contains("\r\nConnection: close\r\n"), "what was open ends with its next answer: " + last);
            }
            try (TlsClient client = TlsClient.trusting(TlsFixture.CA).connect(port)) {
                assertEquals("{\"ok\":true}", client.get("/healthz"));
            }
            assertEquals(List.of(), fixture.exposer.reload(new ExposerContext().tls(TlsFixture.config(folder))));
            assertEquals(List.of("tls"), fixture.exposer.reload(new ExposerContext().tls(config.tls12(true))));
            try (TlsClient client =
                    TlsClient.trusting(TlsFixture.CA).speaking("TLSv1.2").connect(port)) {
                assertEquals("{\"ok\":true}", client.get("/healthz"));
            }
            assertEquals(List.of("tls"), fixture.exposer.reload(new ExposerContext()));
            assertEquals("{\"ok\":true}\n", fixture.get("/healthz").body());
        }
    }

    @Test
    void shouldTakeOtherFilesWithTheSameConfiguration() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config.fileCheckIntervalMs(0))) {
            final TlsConfig same = TlsFixture.config(folder).fileCheckIntervalMs(0);
            final String before = serialNumber(fixture);
            fixture.plain.exposer.reload(new ExposerContext().tls(same));
            assertEquals(before, serialNumber(fixture));
            final TestCertificate next = TlsFixture.CA.issue("localhost");
            next.writeTo(folder, "server");
            assertEquals(List.of(), fixture.plain.exposer.reload(new ExposerContext().tls(same)));
            assertEquals(next.certificate().getSerialNumber().toString(), serialNumber(fixture));
        }
    }

    /** Whoever comes to the new address before it has its TLS would be answered in plain text; to the old one, after it, not at all. */
    @Test
    void shouldGiveEachListenerItsOwnTlsWhileItMoves() throws Exception {
        TlsFixture.CA.issue("localhost").writeTo(folder, "server");
        final TlsConfig config = TlsFixture.config(folder);
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            for (int i = 0; i < MOVES; i++) {
                final boolean isPlain = i % 2 == 1;
                final InetSocketAddress old = fixture.exposer.address();
                final InetSocketAddress next =
                        new InetSocketAddress(isPlain ? "127.0.0.1" : "127.0.0.2", old.getPort());
                final AtomicBoolean isOver = new AtomicBoolean();
                final List<String> strays = new CopyOnWriteArrayList<>();
                final Thread toNext = new Thread(() -> collect(next, isPlain, isOver, strays));
                final Thread toOld = new Thread(() -> collect(old, !isPlain, isOver, strays));
                toNext.start();
                toOld.start();
                final ExposerContext context =
                        new ExposerContext().host(next.getHostString()).port(old.getPort());
                fixture.exposer.reload(isPlain ? context : context.tls(config));
                isOver.set(true);
                toNext.join();
                toOld.join();
                assertEquals(List.of(), strays);
            }
        }
    }

    /** Asks in plain text, and keeps what is not as that listener is meant to answer. */
    private static void collect(
            final InetSocketAddress address,
            final boolean isPlain,
            final AtomicBoolean isOver,
            final List<String> strays) {
        while (!isOver.get()) {
            try (RawClient client = new RawClient(address)) {
                final String answer = client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                        .readToEnd();
                // Who is still in the queue of a listener that ends hears nothing.
                if (!answer.isEmpty() && answer.startsWith("HTTP/1.1 200 ") != isPlain) {
                    strays.add(address + " said: " + answer);
                }
            } catch (final IOException refused) {
                // It does not listen yet, or not any more.
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldKeepTlsAsItIsIfTheNewFilesAreBad() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config)) {
            final TlsConfig bad = TlsConfig.of(folder.resolve("none.pem"), folder.resolve("server.key"));
            assertThrows(
                    IllegalArgumentException.class, () -> fixture.plain.exposer.reload(new ExposerContext().tls(bad)));
            assertEquals("{\"ok\":true}", fixture.watcher.get("/healthz"));
            assertEquals(serialNumber(fixture), serialNumber(fixture));
        }
    }

    /** At once: a look that is under way, however late, sees the old file or the new one, and no part of one. */
    private void replace(final String name, final String pem) throws IOException {
        final Path next = Files.createTempFile(folder, "next", ".pem");
        Files.writeString(next, pem);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitReloads(final TlsFixture fixture, final String result, final double count)
            throws Exception {
        fixture.pageWhere(page -> {
            fixture.plain.advanceMs(100);
            return Pages.value(page, TlsFixture.series("tls_reloads_total", "result=\"" + result + "\"")) >= count;
        });
    }

    /** Long enough for several looks. */
    private static void lookAgain(final TlsFixture fixture) throws Exception {
        for (int i = 0; i < LOOKS; i++) {
            fixture.plain.advanceMs(100);
            fixture.page();
        }
    }

    private static String serialNumber(final TlsFixture fixture) throws Exception {
        try (TlsClient client = TlsClient.trusting(TlsFixture.CA).connect(fixture.port())) {
            return client.serialNumber();
        }
    }
}
