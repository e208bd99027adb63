package io.tailrace.exposer.metrics;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What the exposer counts of its TLS. Event-loop thread. */
public final class TlsMetrics {
    private static final String TLS_1_3 = "TLSv1.3";
    private static final double MS_PER_SECOND = 1e3;

    private final Runnable changed;
    private final Map<KeyExchange, LocalValue> tls13 = new EnumMap<>(KeyExchange.class);
    private final Map<KeyExchange, LocalValue> tls12 = new EnumMap<>(KeyExchange.class);
    private final Map<HandshakeFailure, LocalValue> failures = new EnumMap<>(HandshakeFailure.class);
    private final LocalValue failed;
    private final LocalValue resumed;
    private final LocalValue downgrades;
    private final LocalValue pqFailures;
    private final LocalValue reloads;
    private final LocalValue failedReloads;
    private final LocalGauge expires;

    TlsMetrics(final Function<MetricFamily, LocalFamily> families, final Runnable changed) {
        this.changed = changed;
        final LocalFamily handshakes = families.apply(MetricFamilies.TLS_HANDSHAKES_TOTAL);
        for (final KeyExchange group : KeyExchange.values()) {
            tls13.put(group, handshakes.value(group.label(), TLS_1_3));
            if (!group.isHybrid()) {
                tls12.put(group, handshakes.value(group.label(), "TLSv1.2"));
            }
        }
        for (final HandshakeFailure reason : HandshakeFailure.values()) {
            failures.put(
                    reason,
                    families.apply(MetricFamilies.TLS_HANDSHAKE_FAILURE_REASONS_TOTAL)
                            .value(reason.label()));
        }
        failed = families.apply(MetricFamilies.TLS_HANDSHAKE_FAILURES_TOTAL).value();
        resumed = families.apply(MetricFamilies.TLS_SESSIONS_RESUMED_TOTAL).value();
        downgrades = families.apply(MetricFamilies.PQ_DOWNGRADES_TOTAL).value();
        pqFailures = families.apply(MetricFamilies.PQ_KEX_FAILURES_TOTAL)
                .value(KeyExchange.X25519MLKEM768.label(), "server");
        reloads = families.apply(MetricFamilies.TLS_RELOADS_TOTAL).value("ok");
        failedReloads = families.apply(MetricFamilies.TLS_RELOADS_TOTAL).value("failed");
        expires = families.apply(MetricFamilies.TLS_CERTIFICATE_EXPIRES_TIMESTAMP_SECONDS)
                .gauge();
    }

    /** A handshake was finished. */
    public void handshake(final KeyExchange group, final String protocol, final boolean isResumed) {
        final LocalValue ofTls12 = protocol.equals(TLS_1_3) ? null : tls12.get(group);
        (ofTls12 == null ? tls13.get(group) : ofTls12).add(1);
        if (isResumed) {
            resumed.add(1);
        }
        changed.run();
    }

    /** A hybrid key exchange was offered, and the client took a classical one. */
    public void downgraded() {
        downgrades.add(1);
        changed.run();
    }

    public void handshakeFailed(final HandshakeFailure reason) {
        failed.add(1);
        failures.get(reason).add(1);
        changed.run();
    }

    /** A client that knows no hybrid key exchange was refused. */
    public void pqKeyExchangeFailed() {
        pqFailures.add(1);
        changed.run();
    }

    public void reloaded(final boolean isOk) {
        (isOk ? reloads : failedReloads).add(1);
        changed.run();
    }

    public void certificateExpires(final long epochMs) {
        expires.set(epochMs / MS_PER_SECOND);
        changed.run();
    }

    /** There is none any more. */
    public void noCertificate() {
        expires.forget();
        changed.run();
    }
}
