package io.tailrace.systemtests.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** One hostile connection. */
final class Attacker implements AutoCloseable {
    private static final int SMALL_WINDOW = 2_048;

    private final SocketChannel channel;

    private Attacker(final SocketChannel channel) {
        this.channel = channel;
    }

    static Attacker connect(final SocketAddress address) throws IOException {
        return new Attacker(SocketChannel.open(address));
    }

    /** One that has next to no room for an answer. */
    static Attacker connectSlow(final SocketAddress address, final boolean isTcp) throws IOException {
        final SocketChannel channel = isTcp
                ? SocketChannel.open().setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW)
                : SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(address);
        return new Attacker(channel);
    }

    /** Sends what the other side still takes; a connection that was cut is no fault. */
    Attacker trySend(final String text) {
        try {
            final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (final IOException cut) {
            // It is what attackers get.
        }
        return this;
    }

    /** Sends what there is room for, and does not wait for more. */
    Attacker flood(final String text) throws IOException {
        channel.configureBlocking(false);
        trySendOnce(text);
        return this;
    }

    /** Everything until the other side ends or resets the connection. */
    String readToEnd() {
        final ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            Channels.newInputStream(channel).transferTo(read);
        } catch (final IOException reset) {
            // What came before counts.
        }
        return read.toString(ISO_8859_1);
    }

    /** Ends it with a reset where the transport has one. */
    void reset() throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        channel.close();
    }

    private void trySendOnce(final String text) {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
        } catch (final IOException cut) {
            // It is what attackers get.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
