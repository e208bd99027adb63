package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tailrace.exposer.Pages;
import io.tailrace.testsupport.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
