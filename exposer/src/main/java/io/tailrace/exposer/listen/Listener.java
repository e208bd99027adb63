package io.tailrace.exposer.listen;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.tailrace.exposer.ExposerException;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.tls.TlsContext;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A listening socket, for as long as it is open. */
public final class Listener {
    private final Endpoint endpoint;
    private final Channel channel;
    private final ConnectionInitializer initializer;
    private final SocketFile file;

    Listener(
            final Endpoint endpoint,
            final Channel channel,
            final ConnectionInitializer initializer,
            final SocketFile file) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.initializer = initializer;
        this.file = file;
    }

    /**
     * Opens one; when this returns, clients are answered. Not on the event-loop thread.
     *
     * @throws ExposerException saying in one line why it cannot be opened.
     */
    public static Listener open(final Endpoint endpoint, final EventLoop eventLoop, final Service service) {
        final Listener opened = open(endpoint, eventLoop, service, null);
        eventLoop.submit(() -> opened.accept(service)).syncUninterruptibly();
        return opened;
    }

    /**
     * Opens one that is to follow another. Who comes to it waits until {@link #accept}; then both take connections until the old one
     * is closed.
     *
     * @throws ExposerException saying in one line why it cannot be opened; the old one goes on.
     */
    public Listener openNext(final Endpoint next, final EventLoop eventLoop, final Service service) {
        return open(next, eventLoop, service, this);
    }

    private static Listener open(
            final Endpoint endpoint, final EventLoop eventLoop, final Service service, final Listener predecessor) {
        final Listener opened = endpoint instanceof UnixEndpoint unix
                ? new UnixBinding(unix, eventLoop, service).open(predecessor)
                : new TcpBinding((TcpEndpoint) endpoint, eventLoop, service).open(predecessor);
        service.warnings()
                .events()
                .at(LogEvent.LISTENING)
                .addKeyValue("address", String.valueOf(opened.address()))
                .log("the exposer listens on {}", opened.address());
        return opened;
    }

    /** Takes connections from now on, with the TLS that is in use. Event-loop thread. */
    public void accept(final Service service) {
        channel.config().setAutoRead(true);
        if (channel.localAddress() instanceof InetSocketAddress tcp
                && !tcp.getAddress().isLoopbackAddress()) {
            service.warnings()
                    .events()
                    .at(LogEvent.PUBLIC_BIND)
                    .addKeyValue("address", endpoint.toString())
                    .log(
                            "the exposer listens on {}: other machines can read it, {}",
                            endpoint,
                            service.tls().isOn() ? "encrypted" : "unencrypted");
        }
    }

    /** Until it is closed, its connections get this TLS, or none if it is null, whatever others get. Event-loop thread. */
    public void keepTls(final TlsContext tls) {
        initializer.keepTls(tls);
    }

    /** Whether it listens where an endpoint says already. */
    public boolean isAt(final Endpoint other) {
        return endpoint.equals(other)
                || (other instanceof TcpEndpoint tcp
                        && endpoint instanceof TcpEndpoint own
                        && own.host().equals(tcp.host())
                        && tcp.port() == port());
    }

    /**
     * Lets a listener of our own on another address have the same port while both are open. Only for that time, for every process of
     * our user could take a share of it, too.
     *
     * @return false if it is another port, or the transport cannot do it.
     */
    boolean sharePort(final int port) {
        if (channel instanceof EpollServerSocketChannel tcp && port != 0 && port == port()) {
            tcp.config().setReusePort(true);
            return true;
        }
        return false;
    }

    /** Shares its port with nobody. */
    void keepPort() {
        if (channel instanceof EpollServerSocketChannel tcp && tcp.config().isReusePort()) {
            tcp.config().setReusePort(false);
        }
    }

    private int port() {
        return ((InetSocketAddress) address()).getPort();
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** Where it listens: an address with the port that was taken; of a Unix domain socket the endpoint says more. */
    public SocketAddress address() {
        return channel.localAddress();
    }

    /**
     * Removes its socket's file, if there is one and it is still its own: nobody finds the way to it any more. Who comes nevertheless
     * is answered once. Event-loop thread.
     */
    public void withdraw() {
        initializer.retire();
        if (file != null) {
            file.remove();
        }
    }

    /** Takes no more connections. Those that are open stay. Event-loop thread. */
    public void close() {
        withdraw();
        Channels.close(channel);
    }

    SocketFile file() {
        return file;
    }
}
