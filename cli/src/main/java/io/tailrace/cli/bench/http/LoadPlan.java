package io.tailrace.cli.bench.http;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a server is asked for, and how often. Immutable.
 *
 * @param address of the server.
 * @param path of the request, from its slash on.
 * @param tls what to open connections with; empty for plain HTTP.
 * @param isHandshake whether each request is a new connection that is closed when it stands; else connections are kept.
 * @param connections that are open at once, 1 or more.
 * @param perSecond requests a second of all connections together; {@link #CLOSED_LOOP} for one behind the other on each.
 * @param durationNs how long to ask.
 * @param expected what a good answer looks like.
 */
public record LoadPlan(
        InetSocketAddress address,
        String path,
        Optional<SslContext> tls,
        boolean isHandshake,
        int connections,
        int perSecond,
        long durationNs,
        Expected expected) {
    /** Each connection asks again as soon as it was answered. */
    public static final int CLOSED_LOOP = 0;

    /**
     * A good answer.
     *
     * @param status of it.
     * @param header that must be there, in small letters; empty if none must.
     */
    public record Expected(int status, String header) {
        /** 200. */
        public static final Expected OK = new Expected(200, "");

        /** 503 that says when to come again. */
        public static final Expected NOT_READY = new Expected(503, "retry-after");
    }

    boolean isClosedLoop() {
        return perSecond == CLOSED_LOOP;
    }
}
