package io.tailrace.sinks.grpc.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server's acceptor and closes connections beyond a bound, which gRPC does not do. On Netty's threads. */
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final int maxConnections;
    private final AtomicInteger open;
    private final AtomicLong refused;

    ConnectionGate(final int maxConnections, final AtomicInteger open, final AtomicLong refused) {
        this.maxConnections = maxConnections;
        this.open = open;
        this.refused = refused;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final Channel accepted = (Channel) message;
        if (open.incrementAndGet() > maxConnections) {
            open.decrementAndGet();
            refused.incrementAndGet();
            accepted.unsafe().closeForcibly();
            return;
        }
        accepted.closeFuture().addListener(closed -> open.decrementAndGet());
        context.fireChannelRead(message);
    }
}
