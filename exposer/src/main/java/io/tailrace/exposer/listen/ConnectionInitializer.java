package io.tailrace.exposer.listen;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.tailrace.exposer.answer.Answers;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.connection.ByteHandler;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.http.RequestHandler;
import io.tailrace.exposer.http.Service;

/** Takes new connections in, as long as there is room. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
    private final Service service;
    private final HttpDecoderConfig decoding;

    ConnectionInitializer(final Service service) {
        this.service = service;
        this.decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(service.limits().maxUriLengthInBytes())
                .setMaxHeaderSize(service.limits().maxHeaderLengthInBytes())
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true);
    }

    @Override
    protected void initChannel(final SocketChannel channel) {
        if (service.connections().isFull()) {
            channel.pipeline().addLast(new Full());
            return;
        }
        final Connection connection =
                service.connections().add(channel, service.clock().nanoTime());
        service.tls().addTo(channel, connection);
        channel.pipeline()
                .addLast(new ByteHandler(service.clock(), connection))
                .addLast(new HttpRequestDecoder(decoding))
                .addLast(new RequestHandler(service, connection));
    }

    /** Says so and goes. */
    private final class Full extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(final ChannelHandlerContext context) {
            service.metrics().refused(Refusal.CONNECTIONS);
            if (service.tls().isOn()) {
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
    }
}
