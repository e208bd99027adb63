package io.tailrace.config;

/**
 * A TCP address to listen on.
 *
 * @param host name or address, without brackets.
 * @param port 0 to 65535; 0 takes a free one.
 */
public record ListenAddress(String host, int port) {
    private static final String LOCAL_NAME = "localhost";

    /**
     * Whether only this machine can connect to it, as far as the text tells: no name is looked up.
     *
     * @return true for {@code localhost}, {@code 127.*} and {@code ::1}.
     */
    public boolean isLoopback() {
        return LOCAL_NAME.equals(host) || host.startsWith("127.") || "::1".equals(host);
    }

    /** The form in which it is configured. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
