package io.tailrace.exposer.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.ExposerException;
import io.tailrace.exposer.http.Service;
import java.net.InetSocketAddress;

/** Opens a TCP listener, or says in one line why it cannot be opened. */
final class TcpBinding {
    private final TcpEndpoint endpoint;
    private final EventLoop eventLoop;
    private final Service service;

    TcpBinding(final TcpEndpoint endpoint, final EventLoop eventLoop, final Service service) {
        this.endpoint = endpoint;
        this.eventLoop = eventLoop;
        this.service = service;
    }

    /** In the place of a predecessor, if it is not null. */
    Listener open(final Listener predecessor) {
        final InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
        if (address.isUnresolved()) {
            throw new ExposerException(
                    "cannot listen on " + endpoint + ": no such host; give an address of this machine", null);
        }
        final ConnectionInitializer initializer = new ConnectionInitializer(service);
        final boolean sharesPort = predecessor != null && predecessor.sharePort(endpoint.port());
        final ServerBootstrap bootstrap = Bindings.bootstrap(eventLoop)
                .channel(SocketIo.tcpChannel())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer);
        if (sharesPort) {
            bootstrap.option(EpollChannelOption.SO_REUSEPORT, true);
        }
        final ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (sharesPort) {
            predecessor.keepPort();
        }
        if (!bound.isSuccess()) {
            final String reason = reason(bound.cause());
            throw new ExposerException(
                    "cannot listen on " + endpoint + ": " + reason + "; " + mend(reason), bound.cause());
        }
        final Listener listener = new Listener(endpoint, bound.channel(), initializer, null);
        listener.keepPort();
        return listener;
    }

    /** The system's own words, without the name and number of the call that the native transport puts before them. */
    private static String reason(final Throwable cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^\\w+\\(\\.\\.\\) failed with error\\(-\\d+\\): ", "");
    }

    private static String mend(final String reason) {
        if (reason.contains("in use")) {
            return "stop what listens there, or choose another port (0 takes a free one)";
        }
        return reason.contains("denied")
                ? "choose a port from 1024 on"
                : "give an address of this machine, for example " + ExposerContext.DEFAULT_HOST;
    }
}
