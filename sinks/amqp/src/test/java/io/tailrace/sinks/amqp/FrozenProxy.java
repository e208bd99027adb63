package io.tailrace.sinks.amqp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;

/** Between a client and a broker: cuts connections, or carries nothing for a while. */
final class FrozenProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int brokerPort;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean isFrozen;
    private boolean isClosed;

    FrozenProxy(final int brokerPort) {
        this.brokerPort = brokerPort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                final Socket client = server.accept();
                start(() -> serve(client));
            } catch (final IOException e) {
                // closed
            }
        }
    }

    private void serve(final Socket client) {
        try {
            keep(client);
            awaitThaw();
            final Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            keep(broker);
            start(() -> carry(broker, client));
            carry(client, broker);
        } catch (final IOException e) {
            CloseHelper.quietClose(client);
        }
    }

    private void carry(final Socket from, final Socket to) {
        final byte[] bytes = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read = in.read(bytes);
            while (read >= 0) {
                awaitThaw();
                out.write(bytes, 0, read);
                read = in.read(bytes);
            }
        } catch (final IOException e) {
            // cut
        }
    }

    private synchronized void keep(final Socket socket) {
        sockets.add(socket);
    }

    private synchronized void awaitThaw() throws IOException {
        try {
            while (isFrozen && !isClosed) {
                wait();
            }
        } catch (final InterruptedException e) {
            throw new IOException(e);
        }
    }

    synchronized void freeze(final boolean frozen) {
        isFrozen = frozen;
        notifyAll();
    }

    synchronized void cut() {
        CloseHelper.quietCloseAll(sockets);
        sockets.clear();
    }

    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        CloseHelper.quietClose(server);
        cut();
    }

    private static void start(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }
}
