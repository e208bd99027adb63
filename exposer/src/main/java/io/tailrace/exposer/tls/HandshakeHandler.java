package io.tailrace.exposer.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.OpenSslSession;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.internal.tcnative.SSL;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.HandshakeFailure;
import io.tailrace.exposer.metrics.KeyExchange;
import io.tailrace.exposer.metrics.TlsMetrics;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Stands behind the TLS of a connection: counts how its handshake went, and ends it quietly if the client breaks it later. */
final class HandshakeHandler extends ChannelInboundHandlerAdapter {
    private final EngineClock clock;
    private final TlsContext tls;
    private final TlsMetrics metrics;
    private final DistinctWarnings warnings;
    private final Connection connection;
    private final SslHandler handler;

    HandshakeHandler(
            final EngineClock clock,
            final TlsContext tls,
            final TlsMetrics metrics,
            final DistinctWarnings warnings,
            final Connection connection,
            final SslHandler handler) {
        this.clock = clock;
        this.tls = tls;
        this.metrics = metrics;
        this.warnings = warnings;
        this.connection = connection;
        this.handler = handler;
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        // One that was cut for its slowness was counted already.
        if (event instanceof SslHandshakeCompletionEvent completion && connection.isInHandshake()) {
            connection.onHandshakeEnd(clock.nanoTime());
            if (completion.isSuccess()) {
                onFinished(handler.engine());
            } else {
                onFailed(completion.cause());
            }
        }
        context.fireUserEventTriggered(event);
    }

    private void onFinished(final SSLEngine engine) {
        final SSLSession session = engine.getSession();
        final KeyExchange group =
                KeyExchange.of(session instanceof OpenSslSession boring ? boring.getNamedGroup() : null);
        metrics.handshake(group, session.getProtocol(), isResumed(engine));
        if (tls.offersHybrid() && !group.isHybrid()) {
            metrics.downgraded();
            if (tls.config().pqRequired()) {
                warnings.warn("pq_required: a client took the classical key exchange " + group.label()
                        + " although a hybrid one was offered; renew the client, or refuse such ones with pq-only");
            }
        }
    }

    private static boolean isResumed(final SSLEngine engine) {
        return engine instanceof ReferenceCountedOpenSslEngine boring && SSL.isSessionReused(boring.sslPointer());
    }

    private void onFailed(final Throwable cause) {
        final HandshakeFailure reason = HandshakeFaults.reasonOf(cause);
        if (reason == HandshakeFailure.CLOSED && !connection.hasHandshakeBytes()) {
            // Somebody looked whether the port is open.
            return;
        }
        metrics.handshakeFailed(reason);
        if (reason == HandshakeFailure.GROUP && tls.offersHybrid()) {
            metrics.pqKeyExchangeFailed();
        }
        // Not what the cause says, for that holds what clients send, and there are only so many distinct warnings.
        warnings.warn("TLS handshakes fail with the reason " + reason.label()
                + "; tls_handshake_failure_reasons_total counts them");
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable fault) {
        if (fault instanceof SSLException
                || (fault instanceof DecoderException && fault.getCause() instanceof SSLException)) {
            Channels.close(context.channel());
        } else {
            context.fireExceptionCaught(fault);
        }
    }
}
