package io.tailrace.sinks.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;

/** Stands between a client and a server, and cuts their connections without a word to either. */
public final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile int target;

    public Relay(final int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void target(final int port) {
        target = port;
    }

    public synchronized void cut() {
        CloseHelper.quietCloseAll(sockets);
        sockets.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                final Socket near = door.accept();
                try {
                    final Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    far.setTcpNoDelay(true);
                    near.setTcpNoDelay(true);
                    pass(near, far);
                } catch (final IOException nobody) {
                    CloseHelper.quietClose(near);
                }
            } catch (final IOException closed) {
                return;
            }
        }
    }

    private synchronized void pass(final Socket near, final Socket far) {
        sockets.add(near);
        sockets.add(far);
        start(() -> pump(near, far));
        start(() -> pump(far, near));
    }

    private static void pump(final Socket from, final Socket to) {
        try (from;
                to) {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            final byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        } catch (final IOException cut) {
            // As it was meant.
        }
    }

    private static void start(final Runnable task) {
        final Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        CloseHelper.quietClose(door);
        cut();
    }
}
