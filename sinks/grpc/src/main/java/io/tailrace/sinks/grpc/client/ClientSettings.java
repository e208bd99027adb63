package io.tailrace.sinks.grpc.client;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.stream.v1.Open;

/** A concluded {@link StreamClientContext}. {@code tls} and {@code positions} may be null. */
record ClientSettings(
        StreamTarget target,
        TlsFiles tls,
        Open open,
        long silenceNs,
        long closeTimeoutNs,
        boolean wantsDuplicates,
        RetryPolicy retryPolicy,
        long seed,
        PositionStore positions,
        EngineClock clock,
        StreamHandler handler) {}
