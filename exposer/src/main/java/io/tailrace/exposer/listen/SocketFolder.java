package io.tailrace.exposer.listen;

import io.tailrace.exposer.ExposerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The folder of a Unix domain socket. What is missing is made, with the mode that was asked for. What is there already is looked at
 * and never changed: it may be no symbolic link, may give nobody more than was asked for, and no folder above it may be one in which
 * anybody can rename it away. Above it symbolic links are the system's own affair, as {@code /var/run} is.
 */
final class SocketFolder {
    private static final int WRITE_OF_GROUP_AND_OTHERS = 0022;
    private static final int ROOT = 0;

    private final UnixEndpoint endpoint;
    private final Path folder;

    SocketFolder(final UnixEndpoint endpoint) {
        this.endpoint = endpoint;
        this.folder = endpoint.folder();
    }

    void require() throws IOException {
        makeMissing();
        final FileFacts facts = FileFacts.of(folder);
        if (facts == null || facts.isSymbolicLink() || !facts.isDirectory()) {
            throw fault(
                    folder + " is " + (facts != null && facts.isSymbolicLink() ? "a symbolic link" : "no folder"),
                    "give a path whose folder is a real one",
                    null);
        }
        final int tooMuch = facts.permissions() & ~endpoint.directoryMode() & 0777;
        if (tooMuch != 0 || facts.isOpenToAll()) {
            throw fault(
                    "folder " + folder + " has mode " + FileFacts.octal(facts.permissions()) + ", more than "
                            + FileFacts.octal(endpoint.directoryMode()),
                    "chmod " + FileFacts.octal(endpoint.directoryMode())
                            + " it, choose another, or set directoryMode to what you want",
                    null);
        }
        for (Path above = folder.toRealPath().getParent(); above != null; above = above.getParent()) {
            if (FileFacts.of(above).isOpenToAll()) {
                throw fault(
                        "anybody can rename what is in " + above + " (mode "
                                + FileFacts.octal(FileFacts.of(above).permissions()) + ")",
                        "choose another folder, or chmod o-w it",
                        null);
            }
        }
    }

    /** The owner can change everything in it, so that must be us or root. */
    void requireOwner(final int ownUid) throws IOException {
        final int owner = FileFacts.of(folder).uid();
        if (owner != ownUid && owner != ROOT) {
            throw fault(
                    "folder " + folder + " belongs to uid " + owner + ", and this process runs as uid " + ownUid,
                    "choose a folder of your own",
                    null);
        }
    }

    ExposerException fault(final String what, final String mend, final Throwable cause) {
        return new ExposerException("cannot listen on " + endpoint + ": " + what + "; " + mend, cause);
    }

    private void makeMissing() throws IOException {
        final Deque<Path> missing = new ArrayDeque<>();
        for (Path next = folder; next != null && FileFacts.of(next) == null; next = next.getParent()) {
            missing.push(next);
        }
        for (final Path next : missing) {
            // Never more than the owner's rights at first: the process's umask is not ours to know.
            Files.createDirectory(
                    next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            final int mode = next.equals(folder)
                    ? endpoint.directoryMode()
                    : endpoint.directoryMode() & ~WRITE_OF_GROUP_AND_OTHERS;
            Files.setAttribute(next, "unix:mode", mode);
        }
    }
}
