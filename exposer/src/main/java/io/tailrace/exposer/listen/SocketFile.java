package io.tailrace.exposer.listen;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a Unix domain socket. It is bound in a folder of its own that only we can enter, gets its mode there, and takes its
 * place whole: no client meets it with another mode, and none meets a moment without it when it takes the place of our own
 * predecessor. Any thread.
 */
final class SocketFile {
    private static final Logger LOGGER = LoggerFactory.getLogger(SocketFile.class);
    private static final int NAME_SPACE = 36 * 36 * 36 * 36;
    private static final int RADIX = 36;

    private final UnixEndpoint endpoint;
    private final SocketFolder folder;
    private final Path workshop;
    private FileFacts own;

    /** Checks and makes the folder, and a workshop in it. */
    SocketFile(final UnixEndpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        this.folder = new SocketFolder(endpoint);
        folder.require();
        workshop = endpoint.folder()
                .resolve(workshopName(ThreadLocalRandom.current().nextInt(NAME_SPACE)));
        Files.createDirectory(
                workshop, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Where the socket is to be bound at first. */
    Path bindPath() {
        return bindPath(workshop);
    }

    static Path bindPath(final Path workshop) {
        return workshop.resolve("s");
    }

    static String workshopName(final int number) {
        return ".t" + Integer.toString(NAME_SPACE + number, RADIX).substring(1);
    }

    /** Gives the bound socket its mode and its place; that of a predecessor of ours, if not null, is taken in one step. */
    void publish(final SocketFile predecessor) throws IOException {
        Files.setAttribute(bindPath(), "unix:mode", endpoint.socketMode());
        own = FileFacts.of(bindPath());
        folder.requireOwner(own.uid());
        final FileFacts there = FileFacts.of(endpoint.path());
        if (there != null && predecessor != null && there.isSameFile(predecessor.own)) {
            Files.move(bindPath(), endpoint.path(), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        if (there != null) {
            requireStale(there);
            putAside(there);
        }
        try {
            // A second name, and not a move: it fails if another process was quicker, where a move would take its
            // place.
            Files.createLink(endpoint.path(), bindPath());
        } catch (final FileAlreadyExistsException quicker) {
            throw folder.fault("another process has just taken the path", "stop it, or choose another path", quicker);
        }
    }

    /** Removes the workshop with what is left in it. */
    void tidy() {
        try {
            Files.deleteIfExists(bindPath());
            Files.deleteIfExists(aside());
            Files.deleteIfExists(workshop);
        } catch (final IOException e) {
            LOGGER.warn("cannot remove {}: {}", workshop, e.toString());
        }
    }

    /** Removes the socket, unless another one stands there by now. */
    void remove() {
        try {
            final FileFacts there = FileFacts.of(endpoint.path());
            if (there != null && there.isSameFile(own)) {
                Files.delete(endpoint.path());
            }
        } catch (final IOException e) {
            LOGGER.warn("cannot remove {}: {}", endpoint.path(), e.toString());
        }
    }

    private void requireStale(final FileFacts there) throws IOException {
        if (!there.isSocket()) {
            throw folder.fault(
                    "there is " + (there.isSymbolicLink() ? "a symbolic link" : "a file that is no socket"),
                    "choose another path, or remove it",
                    null);
        }
        if (there.uid() != own.uid()) {
            throw folder.fault(
                    "there is a socket of uid " + there.uid() + ", and this process runs as uid " + own.uid(),
                    "choose another path, or remove it",
                    null);
        }
        if (isAnswered()) {
            throw folder.fault("another process listens there", "stop it, or choose another path", null);
        }
    }

    private boolean isAnswered() throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A full queue would make a blocking one wait; one that is pending has met somebody who listens.
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(endpoint.path()));
            return true;
        } catch (final ConnectException nobody) {
            return false;
        }
    }

    /** Moves a stale socket out of the way, and puts back what turns out to be a fresh one. */
    private void putAside(final FileFacts judged) throws IOException {
        Files.move(endpoint.path(), aside(), StandardCopyOption.ATOMIC_MOVE);
        if (!FileFacts.of(aside()).isSameFile(judged)) {
            Files.createLink(endpoint.path(), aside());
            throw folder.fault("another process has just taken the path", "stop it, or choose another path", null);
        }
    }

    private Path aside() {
        return workshop.resolve("o");
    }
}
