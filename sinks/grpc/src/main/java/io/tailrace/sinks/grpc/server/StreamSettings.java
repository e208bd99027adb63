package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.RetryPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/** A concluded {@link GrpcStreamContext}: valid, immutable, times in nanoseconds. {@code address}, {@code socket} and {@code tls} may be null. */
record StreamSettings(
        InetSocketAddress address,
        Path socket,
        TlsFiles tls,
        Path positions,
        int maxSubscribers,
        int maxNames,
        int maxConnections,
        int maxRequestLengthInBytes,
        long maxOutstandingBytes,
        long openTimeoutNs,
        long acknowledgeTimeoutNs,
        long keepNs,
        long keepAliveNs,
        long keepAliveTimeoutNs,
        long closeTimeoutNs,
        RetryPolicy retryPolicy,
        EngineClock clock,
        DeliveryMeter meter,
        ThreadFactory threadFactory) {

    /** For how long a name is kept that asks for something itself. */
    long keepNs(final long askedNs) {
        return askedNs <= 0 ? keepNs : Math.min(askedNs, keepNs);
    }
}
