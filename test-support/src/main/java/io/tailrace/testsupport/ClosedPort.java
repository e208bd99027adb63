package io.tailrace.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port on which nobody listens, and, until this is closed, nobody can: it is bound. A port that was only looked for may be another's by then, and one whose listener was closed may answer
 * once more, if a thread was about to accept. Any thread.
 */
public final class ClosedPort implements AutoCloseable {
    private final Socket holder = new Socket();

    /**
     * Takes one of the loopback address.
     *
     * @throws UncheckedIOException if there is none.
     */
    public ClosedPort() {
        try {
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns it.
     *
     * @return from 1 to 65,535.
     */
    public int port() {
        return holder.getLocalPort();
    }

    /**
     * Returns where it is.
     *
     * @return the loopback address with the port.
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
