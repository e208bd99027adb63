package io.tailrace.cli.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A server that answers as a test says, with a thread a connection. */
final class PuppetServer implements AutoCloseable {
    /** Stands for no answer at all, ever. */
    static final String NOTHING = "";

    /** Stands for the end of the connection instead of an answer. */
    static final String HANG_UP = "hang up";

    private final ServerSocket listener;
    private final IntFunction<String> answers;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private PuppetServer(final IntFunction<String> answers) throws IOException {
        this.answers = answers;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** {@code answers} gives the whole answer to the request of that number, from 0 on. */
    static PuppetServer answering(final IntFunction<String> answers) throws IOException {
        return new PuppetServer(answers);
    }

    static String answer(final int status) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: 3\r\n\r\nabc";
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return accepted.get();
    }

    private void accept() {
        try {
            while (true) {
                final Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                accepted.incrementAndGet();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (final IOException closed) {
            // The end.
        }
    }

    private void serve(final Socket socket) {
        try (socket) {
            int matched = 0;
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
                if (matched == 4) {
                    matched = 0;
                    final String answer = answers.apply(requests.getAndIncrement());
                    if (answer.equals(HANG_UP)) {
                        return;
                    }
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (final IOException gone) {
            // So is the client.
        }
    }

    private static void start(final Runnable task) {
        final Thread thread = new Thread(task, "puppet");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (final Socket socket : sockets) {
                socket.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
