package io.tailrace.exposer;

import io.tailrace.exposer.connection.ConnectionLimits;
import java.util.concurrent.ThreadFactory;

/** A concluded {@link ExposerContext}: valid, immutable, times in nanoseconds. */
record ExposerSettings(
        String host,
        int port,
        ConnectionLimits limits,
        long drainTimeoutNs,
        long stalenessBoundNs,
        long pollIntervalNs,
        int retryAfterS,
        boolean showsCreated,
        ThreadFactory threadFactory) {
    static final long NS_PER_MS = 1_000_000L;
}
