package io.tailrace.exposer;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.health.Readiness;
import io.tailrace.exposer.listen.Endpoint;
import io.tailrace.exposer.listen.TcpEndpoint;
import io.tailrace.exposer.listen.UnixEndpoint;
import io.tailrace.exposer.tls.TlsContext;
import io.tailrace.exposer.tls.TlsMaterial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** A concluded {@link ExposerContext}: valid, immutable, times in nanoseconds. {@code tls} and its material are null without TLS. */
record ExposerSettings(
        Endpoint endpoint,
        ConnectionLimits limits,
        long lameDuckNs,
        long drainTimeoutNs,
        long stalenessBoundNs,
        long pollIntervalNs,
        long readyHoldNs,
        long expectedScrapeIntervalNs,
        int retryAfterS,
        boolean showsCreated,
        HostDependencies dependencies,
        TlsConfig tls,
        TlsMaterial tlsMaterial,
        ThreadFactory threadFactory) {
    static final long NS_PER_MS = 1_000_000L;

    /** What serves TLS, or null without it. */
    TlsContext openTls() {
        return tls == null ? null : TlsContext.open(tls, tlsMaterial);
    }

    /** Names of the options in which another one differs, as in {@link ExposerContext}, of those that a reload changes. */
    List<String> changes(final ExposerSettings next) {
        final Map<String, Object> after = next.values();
        return values().entrySet().stream()
                .filter(option -> !option.getValue().equals(after.get(option.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Object> values() {
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", endpoint instanceof TcpEndpoint tcp ? tcp.host() : "");
        values.put("port", endpoint instanceof TcpEndpoint tcp ? tcp.port() : "");
        values.put("unixSocket", endpoint instanceof UnixEndpoint unix ? unix : "");
        values.put("tls", tls == null ? "" : tls);
        values.put("maxConnections", limits.maxConnections());
        values.put("maxConcurrentRequests", limits.maxConcurrentRequests());
        values.put("maxPipelinedRequests", limits.maxPipelinedRequests());
        values.put("maxUriLengthInBytes", limits.maxUriLengthInBytes());
        values.put("maxHeaderLengthInBytes", limits.maxHeaderLengthInBytes());
        values.put("readTimeoutMs", limits.readTimeoutNs());
        values.put("writeTimeoutMs", limits.writeTimeoutNs());
        values.put("idleTimeoutMs", limits.idleTimeoutNs());
        values.put("readyHoldMs", readyHoldNs);
        values.put("lameDuckMs", lameDuckNs);
        values.put("drainTimeoutMs", drainTimeoutNs);
        values.put("stalenessBoundMs", stalenessBoundNs);
        values.put("pollIntervalMs", pollIntervalNs);
        values.put("expectedScrapeIntervalMs", expectedScrapeIntervalNs);
        values.put("retryAfterS", retryAfterS);
        return values;
    }

    /** What the host says: to the exposer alone, unless it gave the engine's dependencies. */
    HealthState health() {
        return dependencies == null ? new HealthState() : new HealthState(dependencies);
    }

    /** The verdict on readiness. */
    Readiness readiness(final HealthState health) {
        return new Readiness(health::missing, dependencies != null, stalenessBoundNs, readyHoldNs, retryAfterS);
    }
}
