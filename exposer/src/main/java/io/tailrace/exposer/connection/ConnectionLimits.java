package io.tailrace.exposer.connection;

/** What one client, and all together, may use. */
public record ConnectionLimits(
        int maxConnections,
        int maxConcurrentRequests,
        int maxPipelinedRequests,
        int maxUriLengthInBytes,
        int maxHeaderLengthInBytes,
        long readTimeoutNs,
        long writeTimeoutNs,
        long idleTimeoutNs) {}
