package io.tailrace.exposer.listen;

/** A TCP address; port 0 takes a free one. */
public record TcpEndpoint(String host, int port) implements Endpoint {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
