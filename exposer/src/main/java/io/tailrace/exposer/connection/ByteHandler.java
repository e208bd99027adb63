package io.tailrace.exposer.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.engine.time.EngineClock;

/** Sees a connection's bytes before anything is made of them: for the timeouts, and to drop what comes after the end. */
public final class ByteHandler extends ChannelInboundHandlerAdapter {
    private final EngineClock clock;
    private final Connection connection;

    public ByteHandler(final EngineClock clock, final Connection connection) {
        this.clock = clock;
        this.connection = connection;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (connection.isLingering()) {
            ReferenceCountUtil.release(message);
            return;
        }
        connection.onBytes(clock.nanoTime());
        context.fireChannelRead(message);
    }

    /** A client that sends requests and takes no answers is not read any further. */
    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
        context.fireChannelWritabilityChanged();
    }
}
