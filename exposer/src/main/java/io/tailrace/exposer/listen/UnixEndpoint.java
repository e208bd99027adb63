package io.tailrace.exposer.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/** The file of a Unix domain socket, the modes of it and its folder, and who may connect. The path is absolute. */
public record UnixEndpoint(Path path, int directoryMode, int socketMode, PeerRules peers) implements Endpoint {
    /** What {@code sockaddr_un} has room for, without the byte that ends it. */
    public static final int MAX_PATH_LENGTH_IN_BYTES = 107;

    /** The longest path that is bound on the way to a socket at a path: its own, or the one at which it is made. */
    public static int boundLengthInBytes(final Path path) {
        final int made = SocketFile.bindPath(path.resolveSibling(SocketFile.workshopName(0)))
                .toString()
                .getBytes(UTF_8)
                .length;
        return Math.max(made, path.toString().getBytes(UTF_8).length);
    }

    Path folder() {
        return path.getParent();
    }

    @Override
    public String toString() {
        return "unix socket " + path;
    }
}
