package io.tailrace.sinks.grpc;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server of streams is: {@code HOST}, {@code HOST:PORT}, {@code [IPv6]:PORT} or {@code unix:PATH}. Immutable.
 *
 * @param host name or address; null for a socket.
 * @param port 1 to 65535; 0 for a socket.
 * @param socket path of a Unix domain socket; null for a host.
 */
public record StreamTarget(String host, int port, Path socket) {
    /** The port of streams, where none is given. */
    public static final int DEFAULT_PORT = 9465;

    private static final String UNIX = "unix:";
    private static final int LONGEST = 1_024;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[([0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9_.-]{1,15})?)]|([A-Za-z0-9._-]{1,253}))(?::([0-9]{1,5}))?");

    /**
     * Reads one.
     *
     * @param text as above.
     * @return the target.
     * @throws IllegalArgumentException if it is none, with the reason.
     */
    public static StreamTarget parse(final String text) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw refusal("that");
        }
        if (text.startsWith(UNIX)) {
            final String path = text.substring(UNIX.length());
            if (path.isEmpty()) {
                throw refusal(text);
            }
            return new StreamTarget(null, 0, Path.of(path));
        }
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refusal(text);
        }
        final int port = matcher.group(3) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(3));
        if (port < 1 || port > HIGHEST_PORT) {
            throw refusal(text);
        }
        return new StreamTarget(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port, null);
    }

    /**
     * To connect to; a name is not looked up yet.
     *
     * @return an address for TCP or a Unix domain socket.
     */
    public SocketAddress address() {
        return socket == null ? InetSocketAddress.createUnresolved(host, port) : UnixDomainSocketAddress.of(socket);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return socket == null ? (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port : UNIX + socket;
    }

    private static IllegalArgumentException refusal(final String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no address of a server; give HOST, HOST:PORT, [IPv6]:PORT or unix:PATH");
    }
}
