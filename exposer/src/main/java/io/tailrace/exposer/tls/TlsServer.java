package io.tailrace.exposer.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.TlsMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of an exposer's TCP listener, on or off: gives new connections what they need of the newest configuration and files; open
 * ones go on with what they began with. Event-loop thread.
 */
public final class TlsServer implements AutoCloseable {
    /** What {@code /readyz} misses while a hybrid key exchange is required and not offered (R-B5). */
    static final String PQ_HYBRID_REQUIRED = "pq_hybrid_required";

    private static final Logger LOGGER = LoggerFactory.getLogger(Exposer.class);
    private static final long NS_PER_MS = 1_000_000L;

    private final EngineClock clock;
    private final TlsMetrics metrics;
    private final DistinctWarnings warnings;
    private final HandshakeGate gate;
    private final TlsFileWatch watch;
    private TlsContext current;

    /**
     * Off at first.
     *
     * @param turnNs time between two calls of {@link #onTurn}.
     * @param eventLoop runs what concerns it.
     * @param threads makes the thread that looks at files.
     */
    public TlsServer(
            final EngineClock clock,
            final TlsMetrics metrics,
            final DistinctWarnings warnings,
            final long turnNs,
            final Executor eventLoop,
            final ThreadFactory threads) {
        this.clock = clock;
        this.metrics = metrics;
        this.warnings = warnings;
        this.gate = new HandshakeGate(turnNs);
        this.watch = new TlsFileWatch(clock, eventLoop, threads, this::onChange);
    }

    /** From the next connection on; null switches it off. What was in use before is given back. */
    public void use(final TlsContext context) {
        final TlsContext before = exchange(context);
        if (before != null) {
            before.close();
        }
    }

    /** From the next connection on; null switches it off. What was in use before is the caller's, to be closed; null if it was off. */
    public TlsContext exchange(final TlsContext context) {
        final TlsContext before = current;
        current = context;
        watch.follow(context);
        if (context == null) {
            metrics.noCertificate();
        } else {
            metrics.certificateExpires(context.material().expiresEpochMs());
            tell(context);
        }
        return before;
    }

    /** What new connections get; null if it is off. */
    public TlsContext current() {
        return current;
    }

    /** Another time between two turns. */
    public void turnNs(final long turnNs) {
        gate.turnNs(turnNs);
    }

    public boolean isOn() {
        return current != null;
    }

    /** Puts TLS in front of what is added to the connection later. */
    public void addTo(final Channel channel, final Connection connection, final TlsContext context) {
        connection.onHandshakeAwaited(clock.nanoTime(), context.config().handshakeTimeoutMs() * NS_PER_MS);
        final SslHandler handler = context.newHandler(channel.alloc());
        // Times are kept by the injected clock, with those of the other connections.
        handler.setHandshakeTimeoutMillis(0);
        channel.pipeline()
                .addLast(new HandshakeGuard(gate, connection))
                .addLast(handler)
                .addLast(new HandshakeHandler(clock, context, metrics, warnings, connection, handler))
                .addLast(new SlicedWrites());
    }

    /** What readiness misses, by the names of {@code /readyz}. */
    public List<String> missing() {
        return current != null && current.config().pqRequired() && !current.offersHybrid()
                ? List.of(PQ_HYBRID_REQUIRED)
                : List.of();
    }

    public void onTurn(final long nowNs) {
        gate.onTurn();
        watch.onTurn(nowNs);
    }

    /** Files were changed: a context of them, or null and why there is none. */
    private void onChange(final TlsContext changed, final String fault) {
        metrics.reloaded(changed != null);
        if (changed == null) {
            warnings.warnOf("the TLS files were changed and cannot be used, so the ones before stay in use", fault);
        } else {
            use(changed);
        }
    }

    private void tell(final TlsContext context) {
        final Instant expires = Instant.ofEpochMilli(context.material().expiresEpochMs());
        LOGGER.info(
                "TLS is on: pq_mode={} tls_bound=tcp library={} certificate_expires={}",
                nameOf(context.config().postQuantum()),
                context.library(),
                expires);
        if (expires.toEpochMilli() <= clock.epochNanos() / NS_PER_MS) {
            warnings.warn("the certificate " + context.config().certificateFile() + " expired at " + expires
                    + "; put a new one in its place");
        }
        if (context.config().postQuantum() != PostQuantum.OFF && !context.offersHybrid()) {
            warnings.warn("no hybrid key exchange is offered, because BoringSSL cannot be used ("
                    + TlsLibrary.whyNotBoringSsl()
                    + "): the JDK's TLS serves; add netty-tcnative-boringssl-static for this platform");
        }
    }

    private static String nameOf(final PostQuantum mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void close() {
        watch.close();
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
