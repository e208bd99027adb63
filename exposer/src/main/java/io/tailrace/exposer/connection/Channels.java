package io.tailrace.exposer.connection;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

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

    /** Says that nothing more will be sent; what the other side sends can still be read. */
    public static void endOutput(final Channel channel) {
        ((DuplexChannel) channel).shutdownOutput();
    }
}
