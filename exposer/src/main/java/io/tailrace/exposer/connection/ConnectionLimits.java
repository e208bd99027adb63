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
        long idleTimeoutNs) {
    /** Whether a request is decoded by the same lengths. */
    public boolean decodesAs(final ConnectionLimits other) {
        return maxUriLengthInBytes == other.maxUriLengthInBytes
                && maxHeaderLengthInBytes == other.maxHeaderLengthInBytes;
    }
}
