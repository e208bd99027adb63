package io.tailrace.exposer.connection;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Who is at the other end, as records say it. Any thread. */
public final class Peers {
    private Peers() {}

    /** For example {@code 127.0.0.1:54122}; {@code unix} for a socket of the file system; never a name that would have to be looked up. */
    public static String of(final Channel channel) {
        final SocketAddress peer = channel.remoteAddress();
        if (peer instanceof InetSocketAddress inet && inet.getAddress() != null) {
            return inet.getAddress().getHostAddress() + ":" + inet.getPort();
        }
        return peer == null ? "unknown" : "unix";
    }
}
