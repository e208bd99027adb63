package io.tailrace.sinks.grpc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Whether a file can be believed to say what its owner put there. Stateless. */
final class PemFile {
    private static final long MAX_LENGTH_IN_BYTES = 1_048_576;
    private static final int ROOT = 0;
    private static final int GROUP_WRITE = 0020;
    private static final int ALL_OTHERS = 0007;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final Path OWN_PROCESS = Path.of("/proc/self");

    private PemFile() {}

    /** Adds what is wrong with it; null is no file and no fault. */
    static void check(final String what, final Path file, final boolean isKey, final List<String> faults) {
        if (file == null) {
            return;
        }
        try {
            final String fault = fault(file, isKey);
            if (fault != null) {
                faults.add(what + ": " + fault);
            }
        } catch (final NoSuchFileException missing) {
            faults.add(what + ": there is no file " + file + "; give the path of one");
        } catch (final IOException e) {
            faults.add(what + ": " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static String fault(final Path file, final boolean isKey) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return file + " is a symbolic link; give the file that it leads to";
        }
        if (Files.size(file) > MAX_LENGTH_IN_BYTES || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return file + " is no file of certificates or a key; give the path of one";
        }
        if (!Files.isReadable(file)) {
            return file + " cannot be read; give it to this process's user";
        }
        return file.getFileSystem().supportedFileAttributeViews().contains("unix") ? faultOfOwner(file, isKey) : null;
    }

    private static String faultOfOwner(final Path file, final boolean isKey) throws IOException {
        final int owner = (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != ROOT
                && Files.exists(OWN_PROCESS)
                && owner != (Integer) Files.getAttribute(OWN_PROCESS, "unix:uid")) {
            return file + " belongs to somebody else; give it to this process's user or to root";
        }
        final int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if (isKey && (mode & (GROUP_WRITE | ALL_OTHERS)) != 0) {
            return file + " can be read or changed by others; chmod 0600 it (0640 for a group)";
        }
        if ((mode & OTHERS_WRITE) != 0) {
            return file + " can be changed by everybody; chmod 0644 it";
        }
        final Path folder = file.toAbsolutePath().getParent();
        final int rights = (Integer) Files.getAttribute(folder, "unix:mode");
        return (rights & OTHERS_WRITE) != 0 && (rights & STICKY) == 0
                ? file + " lies in a folder in which everybody may exchange files; chmod o-w " + folder
                : null;
    }
}
