package io.tailrace.sinks.amqp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.agrona.CloseHelper;

/** Remembers the sockets that the client makes: closing them is what gets a thread out of a call that waits for a broker. Any thread. */
final class TrackedSockets extends SocketFactory {
    private final SocketFactory factory;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean isClosed;

    TrackedSockets(final SocketFactory factory) {
        this.factory = factory;
    }

    @Override
    public Socket createSocket() throws IOException {
        return tracked(factory.createSocket());
    }

    @Override
    public Socket createSocket(final String host, final int port) throws IOException {
        return tracked(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(final String host, final int port, final InetAddress localHost, final int localPort)
            throws IOException {
        return tracked(factory.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(final InetAddress host, final int port) throws IOException {
        return tracked(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(
            final InetAddress address, final int port, final InetAddress localAddress, final int localPort)
            throws IOException {
        return tracked(factory.createSocket(address, port, localAddress, localPort));
    }

    private synchronized Socket tracked(final Socket socket) throws IOException {
        if (isClosed) {
            socket.close();
            throw new IOException("given up");
        }
        sockets.add(socket);
        return socket;
    }

    /** May wait for a moment: TLS says good-bye. */
    void closeAll() {
        final List<Socket> closing;
        synchronized (this) {
            isClosed = true;
            closing = List.copyOf(sockets);
        }
        CloseHelper.quietCloseAll(closing);
    }
}
