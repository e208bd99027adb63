package io.tailrace.exposer.listen;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * How the event loop waits for its sockets: by epoll where Netty's native part can be loaded (Linux on x86-64 and ARM 64), else by
 * Java's selector. One loop has one way for all of its sockets, and a Unix domain socket whose peers can be asked for needs epoll;
 * with epoll for TCP too, a running exposer can go from one to the other.
 */
public final class SocketIo {
    private SocketIo() {}

    public static boolean isNative() {
        return Epoll.isAvailable();
    }

    /** Why it is not native; null if it is. */
    static Throwable whyNotNative() {
        return Epoll.unavailabilityCause();
    }

    public static IoHandlerFactory newFactory() {
        return isNative() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    static Class<? extends ServerChannel> tcpChannel() {
        return isNative() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
