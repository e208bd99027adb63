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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while the exposer runs: good ones serve who comes next, bad ones change nothing. */
@Timeout(60)
class TlsReloadTest {
    private static final int LOOKS = 20;

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
            Files.writeString(folder.resolve("server.pem"), next.chainPem());
            awaitReloads(fixture, "failed", 1);
            lookAgain(fixture);
            assertEquals(1, fixture.value("tls_reloads_total", "result=\"failed\""));
            assertEquals(before, serialNumber(fixture));
            Files.writeString(folder.resolve("server.key"), next.keyPem());
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
    void shouldKeepTlsAsItIsIfTheNewFilesAreBad() throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, config -> config)) {
            final TlsConfig bad = TlsConfig.of(folder.resolve("none.pem"), folder.resolve("server.key"));
            assertThrows(
                    IllegalArgumentException.class, () -> fixture.plain.exposer.reload(new ExposerContext().tls(bad)));
            assertEquals("{\"ok\":true}", fixture.watcher.get("/healthz"));
            assertEquals(serialNumber(fixture), serialNumber(fixture));
        }
    }

    private static void awaitReloads(final TlsFixture fixture, final String result, final double count)
            throws Exception {
        fixture.pageWhere(page -> {
            fixture.plain.advanceMs(100);
            return Pages.value(page, TlsFixture.series("tls_reloads_total", "result=\"" + result + "\"")) == count;
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
