package io.tailrace.exposer.listen;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.tailrace.exposer.ExposerException;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.http.Service;
import java.io.IOException;

/** Opens a listener on a Unix domain socket, or says in one line why it cannot be opened. */
final class UnixBinding {
    private final UnixEndpoint endpoint;
    private final EventLoop eventLoop;
    private final Service service;

    UnixBinding(final UnixEndpoint endpoint, final EventLoop eventLoop, final Service service) {
        this.endpoint = endpoint;
        this.eventLoop = eventLoop;
        this.service = service;
    }

    /** In the place of a predecessor on the same path, if it is not null. */
    Listener open(final Listener predecessor) {
        if (!SocketIo.isNative()) {
            throw new ExposerException(
                    "cannot listen on " + endpoint + ": Netty's native epoll cannot be loaded here ("
                            + SocketIo.whyNotNative().getMessage()
                            + "); use Linux on x86-64 or ARM 64 with a folder for temporary files from which programs may"
                            + " run, or a TCP address",
                    SocketIo.whyNotNative());
        }
        try {
            final SocketFile file = new SocketFile(endpoint);
            try {
                return bind(file, predecessor);
            } finally {
                file.tidy();
            }
        } catch (final IOException e) {
            throw new ExposerException(
                    "cannot listen on " + endpoint + ": " + e + "; choose a path in a folder of your own", e);
        }
    }

    private Listener bind(final SocketFile file, final Listener predecessor) throws IOException {
        final PeerGate gate = new PeerGate(endpoint.peers(), service.metrics());
        final ConnectionInitializer initializer = new ConnectionInitializer(service, gate::admits);
        final ChannelFuture bound = Bindings.bootstrap(eventLoop)
                .channel(EpollServerDomainSocketChannel.class)
                .childHandler(initializer)
                .bind(new DomainSocketAddress(file.bindPath().toString()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        try {
            gate.ownUid(FileFacts.of(file.bindPath()).uid());
            file.publish(predecessor == null ? null : predecessor.file());
            return new Listener(endpoint, bound.channel(), initializer, file);
        } catch (final IOException | RuntimeException fault) {
            Channels.close(bound.channel());
            throw fault;
        }
    }
}
