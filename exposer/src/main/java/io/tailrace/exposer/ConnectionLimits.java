package io.tailrace.exposer;

/** What one client, and all together, may use. */
record ConnectionLimits(
        int maxConnections,
        int maxConcurrentRequests,
        int maxPipelinedRequests,
        int maxUriLengthInBytes,
        int maxHeaderLengthInBytes,
        long readTimeoutNs,
        long writeTimeoutNs,
        long idleTimeoutNs) {}
