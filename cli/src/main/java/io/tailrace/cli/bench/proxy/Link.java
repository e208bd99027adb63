package io.tailrace.cli.bench.proxy;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.agrona.CloseHelper;

/** A client's connection and the one to the server that belongs to it. Proxy's thread. */
final class Link {
    private final SocketChannel client;
    private final SocketChannel server;
    private final Pipe toServer;
    private final Pipe toClient;
    private boolean isConnected;
    private boolean isOrphan;
    private boolean isOver;
    private boolean isDoomed;
    private long resetAtNs;

    private Link(final SocketChannel client, final SocketChannel server) {
        this.client = client;
        this.server = server;
        toServer = new Pipe(client, server);
        toClient = new Pipe(server, client);
    }

    /** Takes the client's connection, also if that to the server fails: then it is reset at the next turn. */
    static Link open(final SocketChannel client, final SocketAddress target) throws IOException {
        SocketChannel server = null;
        try {
            prepare(client);
            server = SocketChannel.open();
            prepare(server);
            final Link link = new Link(client, server);
            link.isConnected = server.connect(target);
            return link;
        } catch (final IOException | RuntimeException fault) {
            reset(client);
            CloseHelper.quietClose(server);
            throw fault;
        }
    }

    private static void prepare(final SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Moves bytes in both directions; a connection that fails is reset on both sides. */
    int move(final long nowNs, final long delayNs) {
        if (isDoomed && nowNs - resetAtNs >= 0) {
            reset();
        }
        if (isOver || isOrphan) {
            return 0;
        }
        try {
            if (!isConnected) {
                isConnected = server.finishConnect();
                return isConnected ? 1 : 0;
            }
            final int moved = toServer.move(nowNs, delayNs) + toClient.move(nowNs, delayNs);
            if (toServer.isEnded() && toClient.isEnded()) {
                close();
            }
            return moved;
        } catch (final IOException fault) {
            reset();
            return 1;
        }
    }

    /** Whether bytes can pass. */
    boolean isUp() {
        return isConnected && !isOver && !isOrphan && !isDoomed;
    }

    boolean isOver() {
        return isOver;
    }

    /** Resets it when the time has come, if it is still there. */
    void resetAt(final long atNs) {
        isDoomed = true;
        resetAtNs = atNs;
    }

    void reset() {
        isOver = true;
        reset(client);
        reset(server);
    }

    /** Resets the client's side only; the server is told nothing. */
    void orphan() {
        isOrphan = true;
        reset(client);
    }

    /** Ends one half. */
    void halfClose(final boolean ofClient) {
        try {
            (ofClient ? toServer : toClient).end();
        } catch (final IOException fault) {
            reset();
        }
    }

    void close() {
        isOver = true;
        CloseHelper.quietCloseAll(client, server);
    }

    static void reset(final SocketChannel channel) {
        try {
            // A close without lingering is a reset.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (final IOException closed) {
            // Then there is nothing to reset.
        } finally {
            CloseHelper.quietClose(channel);
        }
    }
}
