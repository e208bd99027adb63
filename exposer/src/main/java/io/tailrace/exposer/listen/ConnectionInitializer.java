package io.tailrace.exposer.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.unix.DomainSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.tailrace.exposer.answer.Answers;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.connection.ByteHandler;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.connection.Peers;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.http.HeadGuard;
import io.tailrace.exposer.http.RequestHandler;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.tls.TlsContext;
import java.util.function.Predicate;

/** Takes new connections in, as long as there is room. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final Service service;
    private final Predicate<Channel> gate;
    private boolean isRetiring;
    private boolean keepsTls;
    private TlsContext keptTls;
    private ConnectionLimits limits;
    private HttpDecoderConfig decoding;

    ConnectionInitializer(final Service service) {
        this(service, channel -> true);
    }

    /** With a gate that counts whom it does not let in. */
    ConnectionInitializer(final Service service, final Predicate<Channel> gate) {
        this.service = service;
        this.gate = gate;
    }

    /** Whoever comes from now on is answered once. */
    void retire() {
        isRetiring = true;
    }

    /** Whoever comes from now on gets this TLS, or none if it is null, whatever others get. */
    void keepTls(final TlsContext tls) {
        keepsTls = true;
        keptTls = tls;
    }

    private TlsContext tls(final Channel channel) {
        // During a reload from one to the other both may be served.
        if (channel instanceof DomainSocketChannel) {
            return null;
        }
        return keepsTls ? keptTls : service.tls().current();
    }

    @Override
    protected void initChannel(final Channel channel) {
        if (!gate.test(channel)) {
            Channels.close(channel);
            return;
        }
        if (service.connections().isFull() && !service.connections().cutSilent()) {
            channel.pipeline().addLast(new Full());
            return;
        }
        final Connection connection =
                service.connections().add(channel, service.clock().nanoTime());
        final TlsContext tls = tls(channel);
        if (tls != null) {
            service.tls().addTo(channel, connection, tls);
        }
        if (isRetiring) {
            connection.retire();
        }
        channel.pipeline()
                .addLast(new ByteHandler(service.clock(), connection))
                .addLast(new HeadGuard())
                .addLast(new HttpRequestDecoder(decoding()))
                .addLast(new RequestHandler(service, connection));
    }

    private HttpDecoderConfig decoding() {
        if (!service.limits().equals(limits)) {
            limits = service.limits();
            decoding = new HttpDecoderConfig()
                    .setMaxInitialLineLength(limits.maxUriLengthInBytes())
                    .setMaxHeaderSize(limits.maxHeaderLengthInBytes())
                    .setStrictLineParsing(true)
                    .setUseRfc9112TransferEncoding(true);
        }
        return decoding;
    }

    /** Says so and goes. */
    private final class Full extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(final ChannelHandlerContext context) {
            service.metrics().refused(Refusal.CONNECTIONS);
            service.metrics().busy(Route.OTHER);
            tell(context.channel());
            if (tls(context.channel()) != null) {
                // To say so would take the handshake that there is no room for.
                Channels.close(context.channel());
                return;
            }
            service.writer()
                    .write(
                            context,
                            Answers.of(Refusal.CONNECTIONS),
                            service.correlationIds().next(),
                            true,
                            false)
                    .addListener(ChannelFutureListener.CLOSE);
        }

        private void tell(final Channel channel) {
            final EventLog events = service.warnings().events();
            final String reason = Refusal.CONNECTIONS.label();
            if (events.isDue(LogEvent.REFUSED, reason, service.clock().nanoTime())) {
                final String peer = Peers.of(channel);
                events.at(LogEvent.REFUSED)
                        .addKeyValue("status", Refusal.CONNECTIONS.status().code())
                        .addKeyValue("reason", reason)
                        .addKeyValue("peer_addr", peer)
                        .log("refused {}: {}", peer, reason);
            }
        }
    }
}
