package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.exposer.Pages;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scanner testssl.sh finds nothing that a configuration could avoid. */
@Timeout(900)
class TestsslTest {
    private static final Path TESTSSL = Path.of("/usr/bin/testssl");

    /** What is no finding. */
    private static final Set<String> HARMLESS = Set.of("OK", "INFO", "DEBUG");

    /** What the scanner says of the surroundings and not of the exposer, each with its reason. */
    private static final Map<String, String> EXPECTED = Map.of(
            "engine_problem", "the scanner misses ciphers of GOST in its own openssl",
            "cert_revocation", "the CA of the test is asked by nobody, so its certificates name no place to ask",
            "HSTS", "tells browsers not to ask by http first; a scraper is told its scheme");

    @TempDir
    Path folder;

    @BeforeEach
    void needTestssl() {
        final boolean isThere = Files.isExecutable(TESTSSL);
        if (!isThere) {
            System.out.println("TLS IS NOT SCANNED: install the package testssl.sh");
        }
        assumeTrue(isThere, "TLS IS NOT SCANNED: install the package testssl.sh");
    }

    @Test
    void shouldFindNothingInProtocolsAndRenegotiation() throws Exception {
        assertNothingFound(UnaryOperator.identity(), "--protocols", "--renegotiation", "--compression");
    }

    @Test
    @Tag("long")
    void shouldFindNothingAtAll() throws Exception {
        assertNothingFound(UnaryOperator.identity());
    }

    @Test
    @Tag("long")
    void shouldFindNothingAtAllWithTls12() throws Exception {
        assertNothingFound(config -> config.tls12(true));
    }

    private void assertNothingFound(final UnaryOperator<TlsConfig> settings, final String... checks) throws Exception {
        try (TlsFixture fixture = new TlsFixture(folder, settings)) {
            final Instant now = Instant.now();
            TlsFixture.CA
                    .issue("localhost", "EC", 256, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(89)))
                    .writeTo(folder, "server");
            // The exposer's clock stands in the past, and would find that certificate not valid yet.
            fixture.plain.advanceMs(now.toEpochMilli() - SettableClock.START_EPOCH_NS / 1_000_000);
            fixture.pageWhere(page -> Pages.value(page, TlsFixture.series("tls_reloads_total", "result=\"ok\"")) == 1);
            final List<String> findings = scan(fixture.port(), checks);
            assertEquals(List.of(), findings);
            assertTrue(fixture.watcher.get("/healthz").contains("true"));
        }
    }

    /** A scan that breaks off says so in its last word, or does not come to it. */
    private static boolean isComplete(final JsonNode found) {
        final JsonNode last = found.get(found.size() - 1);
        return last.path("id").asString().equals("scanTime")
                && last.path("severity").asString().equals("INFO");
    }

    private List<String> scan(final int port, final String... checks) throws IOException, InterruptedException {
        final Path report = folder.resolve("report.json");
        final List<String> command = new ArrayList<>(List.of(
                TESTSSL.toString(),
                "--quiet",
                "--color",
                "0",
                "--warnings",
                "off",
                "--nodns",
                "none",
                "--assume-http",
                "--add-ca",
                folder.resolve("ca.pem").toString(),
                "--jsonfile",
                report.toString()));
        command.addAll(List.of(checks));
        command.add("https://localhost:" + port);
        final Process testssl = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("report.txt").toFile())
                .start();
        testssl.getOutputStream().close();
        testssl.waitFor();
        final JsonNode found = JsonMapper.shared().readTree(Files.readString(report));
        assertTrue(found.size() > 3, () -> "the scanner said too little: " + found);
        assertTrue(isComplete(found), () -> "the scan broke off: " + found);
        final List<String> findings = new ArrayList<>();
        for (final JsonNode finding : found) {
            final String id = finding.path("id").asString();
            if (!HARMLESS.contains(finding.path("severity").asString()) && !EXPECTED.containsKey(id)) {
                findings.add(finding.path("severity").asString() + " " + id + ": "
                        + finding.path("finding").asString());
            }
        }
        return findings;
    }
}
