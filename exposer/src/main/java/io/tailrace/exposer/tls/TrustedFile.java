package io.tailrace.exposer.tls;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads a file that nobody but this process's user and root can have put there. It is opened without following a link; what is
 * checked is what was opened, because the file of the name is the same one, in the same state, before it was opened and after it
 * was read, and because the folder does not let others exchange it.
 */
final class TrustedFile {
    private static final int MAX_LENGTH_IN_BYTES = 1_048_576;
    private static final Set<PosixFilePermission> NOT_FOR_A_CERTIFICATE = Set.of(OTHERS_WRITE);
    private static final Set<PosixFilePermission> NOT_FOR_A_KEY =
            Set.of(GROUP_WRITE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);

    private TrustedFile() {}

    /**
     * Everything in it.
     *
     * @throws TlsFileException saying why it is not to be trusted, or cannot be read.
     */
    static byte[] read(final Path file, final boolean isKey) throws TlsFileException {
        try {
            final FileStamp before = check(file, isKey);
            final byte[] bytes = readOpened(file, before);
            if (!FileStamp.of(file).equals(before)) {
                Arrays.fill(bytes, (byte) 0);
                throw new TlsFileException(file + " was changed while it was read; try again");
            }
            return bytes;
        } catch (final NoSuchFileException missing) {
            throw new TlsFileException("there is no file " + file + "; give the path of one");
        } catch (final AccessDeniedException denied) {
            throw new TlsFileException(file + " cannot be read; give it to this process's user");
        } catch (final IOException fault) {
            throw new TlsFileException(file + " cannot be read: " + fault.getMessage());
        }
    }

    private static byte[] readOpened(final Path file, final FileStamp before) throws IOException, TlsFileException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (!FileStamp.of(file).equals(before)) {
                throw new TlsFileException(file + " was changed while it was opened; try again");
            }
            final ByteBuffer bytes = ByteBuffer.allocate((int) before.lengthInBytes());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // A file is read in as many parts as the system likes.
            }
            return bytes.array();
        }
    }

    private static FileStamp check(final Path file, final boolean isKey) throws IOException, TlsFileException {
        final FileStamp stamp = FileStamp.of(file);
        if (Files.isSymbolicLink(file)) {
            throw new TlsFileException(file + " is a symbolic link; give the file that it leads to");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new TlsFileException(file + " is no file; give the path of one");
        }
        if (stamp.lengthInBytes() > MAX_LENGTH_IN_BYTES) {
            throw new TlsFileException(
                    file + " is longer than " + MAX_LENGTH_IN_BYTES + " bytes; give a file of certificates or a key");
        }
        if (FileOwner.isKnown(file)) {
            checkOwner(file, isKey);
        }
        return stamp;
    }

    private static void checkOwner(final Path file, final boolean isKey) throws IOException, TlsFileException {
        if (!FileOwner.isTrusted(file)) {
            throw new TlsFileException(file + " belongs to " + Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                    + "; give it to this process's user or to root");
        }
        if (!FileOwner.granted(file, isKey ? NOT_FOR_A_KEY : NOT_FOR_A_CERTIFICATE)
                .isEmpty()) {
            throw new TlsFileException(
                    isKey
                            ? file + " can be read or changed by others; chmod 0600 it (0640 for a group)"
                            : file + " can be changed by everybody; chmod 0644 it");
        }
        final Path folder = file.toAbsolutePath().getParent();
        if (FileOwner.isOpenToAll(folder)) {
            throw new TlsFileException(
                    file + " lies in a folder in which everybody may exchange files; chmod o-w " + folder);
        }
    }
}
