package io.tailrace.exposer.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;

/** What all listening sockets have in common. */
final class Bindings {
    /** Connections that may wait while the loop is at a large page; the kernel bounds it by {@code net.core.somaxconn}. */
    private static final int BACKLOG = 1_024;

    private static final int LEAST_READ_IN_BYTES = 256;
    private static final int FIRST_READ_IN_BYTES = 1_024;

    /** Requests are small; what a client sends beyond that is its own time lost, not our memory. */
    private static final int MOST_READ_IN_BYTES = 8_192;

    private Bindings() {}

    static ServerBootstrap bootstrap(final EventLoop eventLoop) {
        return new ServerBootstrap()
                .group(eventLoop)
                // It takes nobody in before it is told to: until then the kernel's queue holds who comes.
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ_IN_BYTES, FIRST_READ_IN_BYTES, MOST_READ_IN_BYTES));
    }
}
