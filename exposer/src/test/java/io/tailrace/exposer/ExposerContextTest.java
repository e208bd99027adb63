package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.listen.TcpEndpoint;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExposerContextTest {
    @Test
    void shouldHaveTheDocumentedDefaults() {
        final ExposerSettings settings = new ExposerContext().conclude(new SettableClock());
        assertEquals(new TcpEndpoint("127.0.0.1", 0), settings.endpoint());
        assertEquals(256, settings.limits().maxConnections());
        assertEquals(64, settings.limits().maxConcurrentRequests());
        assertEquals(16, settings.limits().maxPipelinedRequests());
        assertEquals(2_048, settings.limits().maxUriLengthInBytes());
        assertEquals(8_192, settings.limits().maxHeaderLengthInBytes());
        assertEquals(TimeUnit.SECONDS.toNanos(2), settings.limits().readTimeoutNs());
        assertEquals(TimeUnit.SECONDS.toNanos(2), settings.limits().writeTimeoutNs());
        assertEquals(TimeUnit.SECONDS.toNanos(15), settings.limits().idleTimeoutNs());
        assertEquals(TimeUnit.SECONDS.toNanos(1), settings.drainTimeoutNs());
        assertEquals(TimeUnit.SECONDS.toNanos(1), settings.stalenessBoundNs());
        assertEquals(TimeUnit.MILLISECONDS.toNanos(10), settings.pollIntervalNs());
        assertEquals(5, settings.retryAfterS());
        assertEquals(TimeUnit.SECONDS.toNanos(1), settings.readyHoldNs());
        assertEquals(0, settings.lameDuckNs());
        assertEquals(0, settings.expectedScrapeIntervalNs());
        assertNull(settings.dependencies());
        final Thread thread = settings.threadFactory().newThread(() -> {});
        assertEquals("tailrace-exposer", thread.getName());
        assertTrue(thread.isDaemon());
    }

    @Test
    void shouldTakeWhatIsGiven() {
        final ExposerSettings settings = new ExposerContext()
                .host("::1")
                .port(9_100)
                .maxConnections(1)
                .maxConcurrentRequests(2)
                .maxPipelinedRequests(3)
                .maxUriLengthInBytes(64)
                .maxHeaderLengthInBytes(256)
                .readTimeoutMs(4)
                .writeTimeoutMs(5)
                .idleTimeoutMs(6)
                .drainTimeoutMs(7)
                .stalenessBoundMs(8)
                .pollIntervalMs(9)
                .retryAfterS(10)
                .readyHoldMs(11)
                .lameDuckMs(12)
                .expectedScrapeIntervalMs(13)
                .dependencies(new HostDependencies().set("database", false))
                .threadFactory(task -> new Thread(task, "mine"))
                .conclude(new SettableClock());
        assertEquals(new TcpEndpoint("::1", 9_100), settings.endpoint());
        assertEquals(new ConnectionLimits(1, 2, 3, 64, 256, 4_000_000, 5_000_000, 6_000_000), settings.limits());
        assertEquals(7_000_000, settings.drainTimeoutNs());
        assertEquals(8_000_000, settings.stalenessBoundNs());
        assertEquals(9_000_000, settings.pollIntervalNs());
        assertEquals(10, settings.retryAfterS());
        assertEquals(11_000_000, settings.readyHoldNs());
        assertEquals(12_000_000, settings.lameDuckNs());
        assertEquals(13_000_000, settings.expectedScrapeIntervalNs());
        assertEquals(List.of("database"), settings.health().missing());
        assertEquals("mine", settings.threadFactory().newThread(() -> {}).getName());
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final ExposerContext context = new ExposerContext()
                .host(" ")
                .port(65_536)
                .maxConnections(0)
                .maxConcurrentRequests(0)
                .maxPipelinedRequests(0)
                .maxUriLengthInBytes(63)
                .maxHeaderLengthInBytes(255)
                .readTimeoutMs(0)
                .writeTimeoutMs(-1)
                .idleTimeoutMs(3_600_001)
                .drainTimeoutMs(60_001)
                .stalenessBoundMs(0)
                .pollIntervalMs(1_001)
                .retryAfterS(0)
                .readyHoldMs(60_001)
                .lameDuckMs(-1)
                .expectedScrapeIntervalMs(86_400_001);
        final String message = assertThrows(IllegalArgumentException.class, () -> context.conclude(new SettableClock()))
                .getMessage();
        for (final String option : List.of(
                "host",
                "port must be 0 to 65535, was 65536",
                "maxConnections",
                "maxConcurrentRequests",
                "maxPipelinedRequests",
                "maxUriLengthInBytes",
                "maxHeaderLengthInBytes",
                "readTimeoutMs",
                "writeTimeoutMs must be 1 to 3600000, was -1",
                "idleTimeoutMs",
                "drainTimeoutMs",
                "stalenessBoundMs",
                "pollIntervalMs",
                "retryAfterS",
                "readyHoldMs must be 0 to 60000, was 60001",
                "lameDuckMs must be 0 to 600000, was -1",
                "expectedScrapeIntervalMs must be 0 to 86400000, was 86400001")) {
            assertTrue(message.contains(option), message);
        }
        assertEquals(1, message.lines().count());
    }

    @Test
    void shouldRefuseToHaveNoThreadFactory() {
        assertThrows(NullPointerException.class, () -> new ExposerContext().threadFactory(null));
        assertThrows(NullPointerException.class, () -> new ExposerContext().dependencies(null));
    }
}
