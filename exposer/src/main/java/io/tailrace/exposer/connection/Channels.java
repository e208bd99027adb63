package io.tailrace.exposer.connection;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Ends of channels. Their futures are not looked at: what is being closed is over, whether the other side hears of it or not.
 * Event-loop thread.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class Channels {
    private Channels() {}

    public static void close(final Channel channel) {
        channel.close();
    }

    /** At once: what was not sent yet is not waited for. With TLS, a close would wait for its client to take the last word. */
    public static void cut(final Channel channel) {
        channel.unsafe().close(channel.voidPromise());
    }

    /** Says that nothing more will be sent; what the other side sends can still be read, where the transport has two directions. */
    public static void endOutput(final Channel channel) {
        final SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutdownOutput(channel);
        } else {
            tls.closeOutbound().addListener(said -> shutdownOutput(channel));
        }
    }

    private static void shutdownOutput(final Channel channel) {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
