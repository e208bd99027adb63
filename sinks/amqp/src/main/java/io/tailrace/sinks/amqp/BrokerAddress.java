package io.tailrace.sinks.amqp;

import java.net.URI;

/**
 * Where a broker is.
 *
 * @param isTls whether the connection is to be TLS.
 * @param host name or address.
 * @param port of TCP.
 * @param virtualHost as the broker calls it.
 */
record BrokerAddress(boolean isTls, String host, int port, String virtualHost) {
    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none.
     */
    static BrokerAddress of(final URI uri) {
        final boolean isTls = "amqps".equals(uri.getScheme());
        if (!(isTls || "amqp".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "uri must be amqp://host:port/vhost or amqps://..., was \"" + uri + "\"");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("uri must not hold a user; use credentials");
        }
        final String path = uri.getPath() == null || uri.getPath().length() < 2
                ? "/"
                : uri.getPath().substring(1);
        final int port = uri.getPort() < 0 ? isTls ? TLS_PORT : PORT : uri.getPort();
        return new BrokerAddress(isTls, uri.getHost(), port, path);
    }
}
