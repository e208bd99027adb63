package io.tailrace.exposer.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.ExposerException;
import io.tailrace.exposer.http.Service;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the listening socket, or says in one line why it cannot be opened. */
public final class Listener {
    private static final Logger LOGGER = LoggerFactory.getLogger(Exposer.class);
    private static final int BACKLOG = 128;
    private static final int LEAST_READ_IN_BYTES = 256;
    private static final int FIRST_READ_IN_BYTES = 1_024;

    /** Requests are small; what a client sends beyond that is its own time lost, not our memory. */
    private static final int MOST_READ_IN_BYTES = 8_192;

    private Listener() {}

    public static Channel bind(final String host, final int port, final EventLoop eventLoop, final Service service) {
        final InetSocketAddress address = new InetSocketAddress(host, port);
        final String where = host + ":" + port;
        if (address.isUnresolved()) {
            throw new ExposerException(
                    "cannot listen on " + where + ": no such host; give an address of this machine", null);
        }
        final ChannelFuture bound = new ServerBootstrap()
                .group(eventLoop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(LEAST_READ_IN_BYTES, FIRST_READ_IN_BYTES, MOST_READ_IN_BYTES))
                .childHandler(new ConnectionInitializer(service))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ExposerException(
                    "cannot listen on " + where + ": " + bound.cause().getMessage() + "; " + mend(bound.cause()),
                    bound.cause());
        }
        if (!address.getAddress().isLoopbackAddress()) {
            LOGGER.warn("the exposer listens on {}: other machines can read it, unencrypted", where);
        }
        return bound.channel();
    }

    private static String mend(final Throwable cause) {
        final String message = String.valueOf(cause.getMessage());
        if (message.contains("in use")) {
            return "stop what listens there, or choose another port (0 takes a free one)";
        }
        return message.contains("denied")
                ? "choose a port from 1024 on"
                : "give an address of this machine, for example " + ExposerContext.DEFAULT_HOST;
    }
}
