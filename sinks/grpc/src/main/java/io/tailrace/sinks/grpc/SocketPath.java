package io.tailrace.sinks.grpc;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The place of a Unix domain socket. Its folder is made for its owner only, or must let nobody else write; a socket that nobody answers on is replaced,
 * anything else is left alone. Removed at the end. One thread.
 */
public final class SocketPath implements AutoCloseable {
    /** As the system has it. */
    private static final int LONGEST_IN_BYTES = 100;

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int FORMAT = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    private Object identity;

    private SocketPath(final Path path) {
        this.path = path;
    }

    /**
     * Makes room for a socket.
     *
     * @param path of it.
     * @return to be closed when the socket is.
     * @throws IOException if no socket can be there, with the reason.
     */
    public static SocketPath prepare(final Path path) throws IOException {
        final Path absolute = path.toAbsolutePath();
        if (absolute.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            throw new IOException(
                    "socket " + path + " is longer than " + LONGEST_IN_BYTES + " bytes; choose a shorter path");
        }
        final Path folder = absolute.getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        final int mode = (Integer) Files.getAttribute(folder, "unix:mode");
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            throw new IOException("the folder of socket " + path + " can be written by others; chmod go-w " + folder);
        }
        clear(absolute);
        return new SocketPath(absolute);
    }

    private static void clear(final Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        final int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & FORMAT) != SOCKET) {
            throw new IOException(path + " is there and is no socket; move it away or choose another path");
        }
        if (isAnswered(path)) {
            throw new IOException("somebody listens on " + path + " already; stop that one or choose another path");
        }
        Files.delete(path);
    }

    private static boolean isAnswered(final Path path) throws IOException {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
            return true;
        } catch (final SocketException nobody) {
            return false;
        }
    }

    /**
     * Lets only the owner connect.
     *
     * @throws IOException if that cannot be done.
     */
    public void protect() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        identity = Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes the socket, unless another one stands there by now. */
    @Override
    public void close() {
        try {
            if (identity != null
                    && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && identity.equals(Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS))) {
                Files.delete(path);
            }
        } catch (final IOException left) {
            // The next one finds that nobody answers on it.
        }
    }
}
