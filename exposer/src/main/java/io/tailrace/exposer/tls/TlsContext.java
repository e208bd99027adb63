package io.tailrace.exposer.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.metrics.KeyExchange;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * One state of a configuration and its files, ready to serve. Made on any thread, for it takes milliseconds; immutable. Connections
 * that use it keep it alive past {@link #close()}.
 */
public final class TlsContext implements AutoCloseable {
    private static final List<String> TLS_1_3_CIPHERS =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");
    private static final List<String> TLS_1_2_CIPHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private final TlsConfig config;
    private final TlsMaterial material;
    private final TlsLibrary library;
    private final SslContext context;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private TlsContext(
            final TlsConfig config, final TlsMaterial material, final TlsLibrary library, final SslContext context) {
        this.config = config;
        this.material = material;
        this.library = library;
        this.context = context;
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if it cannot be served on this machine.
     */
    public static TlsContext open(final TlsConfig config, final TlsMaterial material) {
        return open(config, material, TlsLibrary.ofThisMachine());
    }

    static TlsContext open(final TlsConfig config, final TlsMaterial material, final TlsLibrary library) {
        if (config.postQuantum() == PostQuantum.PQ_ONLY && !library.knowsHybrid()) {
            throw new IllegalArgumentException("tls: PQ_ONLY needs BoringSSL, which this machine does not have ("
                    + TlsLibrary.whyNotBoringSsl() + "); add netty-tcnative-boringssl-static for its platform");
        }
        try {
            final SslContext context = builder(config, material, library).build();
            if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                // Resumed by tickets, whose keys BoringSSL makes and exchanges itself: nothing is kept for a client.
                sessions.setSessionCacheEnabled(false);
                if (config.resumption()) {
                    sessions.setTicketKeys();
                }
            }
            return new TlsContext(config, material, library, context);
        } catch (final SSLException fault) {
            throw new IllegalArgumentException("tls: cannot be served: " + fault.getMessage(), fault);
        }
    }

    private static SslContextBuilder builder(
            final TlsConfig config, final TlsMaterial material, final TlsLibrary library) {
        final SslContextBuilder builder = SslContextBuilder.forServer(
                        material.key(), material.chain().toArray(X509Certificate[]::new))
                .sslProvider(library.provider())
                .protocols(config.tls12() ? List.of("TLSv1.3", "TLSv1.2") : List.of("TLSv1.3"))
                .ciphers(
                        config.tls12()
                                ? Stream.concat(TLS_1_3_CIPHERS.stream(), TLS_1_2_CIPHERS.stream())
                                        .toList()
                                : TLS_1_3_CIPHERS,
                        SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        "http/1.1"))
                .clientAuth(
                        switch (config.clientCertificates()) {
                            case NONE -> ClientAuth.NONE;
                            case OPTIONAL -> ClientAuth.OPTIONAL;
                            case REQUIRED -> ClientAuth.REQUIRE;
                        });
        if (material.clientCas().isEmpty()) {
            builder.trustManager(new NobodyTrusted());
        } else {
            builder.trustManager(material.clientCas().toArray(X509Certificate[]::new));
        }
        if (library == TlsLibrary.BORING_SSL) {
            builder.option(OpenSslContextOption.GROUPS, groups(config.postQuantum()));
        } else if (!config.resumption()) {
            // The JDK knows no way to switch it off for one server: so they are worth nothing after a second.
            builder.sessionTimeout(1);
        }
        return builder;
    }

    private static String[] groups(final PostQuantum postQuantum) {
        final Stream<KeyExchange> hybrid = Stream.of(KeyExchange.X25519MLKEM768);
        final Stream<KeyExchange> groups = switch (postQuantum) {
            case OFF -> KeyExchange.CLASSICAL.stream();
            case HYBRID -> Stream.concat(hybrid, KeyExchange.CLASSICAL.stream());
            case PQ_ONLY -> hybrid;
        };
        return groups.map(KeyExchange::label).toArray(String[]::new);
    }

    /** Whether its files are as they were when another material was read from them. */
    public boolean isOf(final TlsMaterial other) {
        return material.stamps().equals(other.stamps());
    }

    TlsConfig config() {
        return config;
    }

    TlsMaterial material() {
        return material;
    }

    TlsLibrary library() {
        return library;
    }

    SslHandler newHandler(final ByteBufAllocator allocator) {
        final SslHandler handler = context.newHandler(allocator);
        // Netty gives tickets in TLS 1.3 whether they are wanted or not.
        if (!config.resumption() && handler.engine() instanceof ReferenceCountedOpenSslEngine boring) {
            SSL.setOptions(boring.sslPointer(), SSL.SSL_OP_NO_TICKET);
        }
        return handler;
    }

    boolean offersHybrid() {
        return library.knowsHybrid() && config.postQuantum() != PostQuantum.OFF;
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            ReferenceCountUtil.release(context);
        }
    }
}
