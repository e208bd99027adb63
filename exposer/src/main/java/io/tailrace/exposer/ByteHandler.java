package io.tailrace.exposer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Sees a connection's bytes before anything is made of them: for the timeouts, and to drop what comes after the end. */
final class ByteHandler extends ChannelInboundHandlerAdapter {
    private final Connections connections;
    private final Connection connection;

    ByteHandler(final Connections connections, final Connection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (connection.isLingering()) {
            ReferenceCountUtil.release(message);
            return;
        }
        connection.onBytes(connections.nowNs());
        context.fireChannelRead(message);
    }

    /** A client that sends requests and takes no answers is not read any further. */
    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }
}
