package io.tailrace.exposer;

import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.tls.TlsContext;
import io.tailrace.exposer.tls.TlsMaterial;
import java.util.concurrent.ThreadFactory;

/** A concluded {@link ExposerContext}: valid, immutable, times in nanoseconds. {@code tls} and its material are null without TLS. */
record ExposerSettings(
        String host,
        int port,
        ConnectionLimits limits,
        long drainTimeoutNs,
        long stalenessBoundNs,
        long pollIntervalNs,
        int retryAfterS,
        boolean showsCreated,
        TlsConfig tls,
        TlsMaterial tlsMaterial,
        ThreadFactory threadFactory) {
    static final long NS_PER_MS = 1_000_000L;

    /** What serves TLS, or null without it. */
    TlsContext openTls() {
        return tls == null ? null : TlsContext.open(tls, tlsMaterial);
    }
}
