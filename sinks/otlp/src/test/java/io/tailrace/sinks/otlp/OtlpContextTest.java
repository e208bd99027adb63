package io.tailrace.sinks.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.otlp.call.OtlpTls;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpContextTest {
    private static OtlpContext to(final String endpoint) {
        return new OtlpContext().endpoint(endpoint);
    }

    @Test
    void shouldHaveDefaults() {
        final OtlpSettings settings = to("http://h:1").conclude();

        assertEquals(OtlpProtocol.GRPC, settings.protocol());
        assertTrue(settings.hasMetrics());
        assertTrue(settings.hasEntries());
        assertEquals(TimeUnit.SECONDS.toNanos(60), settings.exportIntervalNs());
        assertEquals(512, settings.maxEntries());
        assertEquals(TimeUnit.SECONDS.toNanos(1), settings.entryDelayNs());
        assertEquals(5_000, settings.closeTimeoutMs());
        assertFalse(settings.mapping().exponentialHistograms());
        assertEquals(160, settings.mapping().maxExponentialBuckets());
        assertEquals(TimeUnit.SECONDS.toNanos(10), settings.calls().timeoutNs());
        assertEquals(TimeUnit.SECONDS.toNanos(300), settings.calls().longestWaitNs());
        assertEquals(4_000_000, settings.calls().maxRequestLengthInBytes());
        assertEquals(4 << 20, settings.calls().maxResponseLengthInBytes());
        assertFalse(settings.calls().isCompressed());
        assertEquals(Map.of(), settings.calls().headers());
        assertNull(settings.calls().tls());
        assertTrue(settings.calls().userAgent().startsWith("tailrace/"));
        assertEquals(
                "tailrace-otlp-network",
                settings.calls().threadFactory().newThread(() -> {}).getName());
    }

    @ParameterizedTest
    @CsvSource({
        "http://h,GRPC,http://h:4317",
        "http://h,HTTP_JSON,http://h:4318",
        "https://h,GRPC,https://h:443",
        "https://h/,HTTP_PROTOBUF,https://h:443/",
        "HTTPS://h:9/a/b,HTTP_PROTOBUF,https://h:9/a/b",
        "http://[::1]:5,GRPC,http://[::1]:5"
    })
    void shouldKnowThePort(final String endpoint, final OtlpProtocol protocol, final String concluded) {
        assertEquals(
                concluded,
                to(endpoint).protocol(protocol).conclude().calls().endpoint().toString());
    }

    @Test
    void shouldTellAllFaultsAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> to("ftp://user:secret@h")
                                .timeoutMs(0)
                                .longestWaitMs(0)
                                .maxRequestLengthInBytes(1)
                                .maxResponseLengthInBytes(1)
                                .exportIntervalMs(99)
                                .maxEntries(0)
                                .entryDelayMs(-1)
                                .closeTimeoutMs(-1)
                                .maxExponentialBuckets(1)
                                .metrics(false)
                                .entries(false)
                                .threadFactory(null)
                                .header("content-type", "x")
                                .header("a", "line\nbreak")
                                .tls(new OtlpTls(Path.of("/no/ca"), Path.of("/no/cert"), null))
                                .conclude())
                .getMessage();

        for (final String fault : new String[] {
            "endpoint must be",
            "timeoutMs",
            "longestWaitMs",
            "maxRequestLengthInBytes",
            "maxResponseLengthInBytes",
            "exportIntervalMs",
            "maxEntries",
            "entryDelayMs",
            "closeTimeoutMs",
            "maxExponentialBuckets",
            "neither metrics nor entries",
            "threadFactory",
            "\"content-type\"",
            "header \"a\"",
            "/no/ca",
            "belong together"
        }) {
            assertTrue(message.contains(fault), fault + ": " + message);
        }
        assertFalse(message.contains("secret"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h:1",
                "http://",
                "http://h:70000",
                "http://h/?q=1",
                "http://h#f",
                "http://u@h",
                "http://h/path",
                " "
            })
    void shouldRefuseEndpointsThatAreNone(final String endpoint) {
        assertThrows(IllegalArgumentException.class, () -> to(endpoint).conclude());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc-timeout", "x-bin", "Host", "te", "", "a b", "a:"})
    void shouldRefuseHeadersThatAreNotTheUsers(final String name) {
        assertThrows(
                IllegalArgumentException.class,
                () -> to("http://h").header(name, "x").conclude());
    }

    @Test
    void shouldKnowProtocolsByTheirNames() {
        for (final OtlpProtocol protocol : OtlpProtocol.values()) {
            assertEquals(protocol, OtlpProtocol.of(protocol.toString()));
        }
        assertThrows(IllegalArgumentException.class, () -> OtlpProtocol.of("udp"));
    }
}
