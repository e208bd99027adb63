package io.tailrace.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {
    /** As in the package uplot 1.6.32 of the registry of npm. */
    @ParameterizedTest
    @CsvSource({
        "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
        "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
        "uPlot-LICENSE.txt, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd"
    })
    void shouldHaveTheChartLibraryAsItWasReleased(final String file, final String sha256) throws Exception {
        final byte[] bytes = ReportPage.resource("vendor/" + file).getBytes(StandardCharsets.UTF_8);

        assertEquals(
                sha256,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                file);
    }

    @Test
    void shouldForbidEveryConnection() {
        final String page = ReportPage.file("orders", "{}");

        assertTrue(page.contains("default-src 'none'; script-src 'sha256-"), page.substring(0, 600));
        assertTrue(page.contains("connect-src 'none'; base-uri 'none'; form-action 'none'\""));
        assertTrue(ReportPage.live("orders").contains("connect-src 'self'"));
        assertFalse(page.contains("unsafe-inline"));
        assertFalse(page.contains(" src="), "a page that needs another file");
        assertFalse(page.contains("@import"));
    }

    @Test
    void shouldEscapeTheTitle() {
        final String page = ReportPage.file("</title><script>{{data}}\"&", "{}");

        assertTrue(page.contains("<title>&lt;/title&gt;&lt;script&gt;{{data}}&quot;&amp;</title>"));
    }

    @Test
    void shouldHaveTheDataAsItIs() {
        assertTrue(ReportPage.file("orders", "{\"title\":\"{{script}}\"}").contains(">{\"title\":\"{{script}}\"}<"));
    }
}
