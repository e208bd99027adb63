package io.tailrace.exposer.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** To whom files belong, where the file system says it: a number, and the rights of the others. */
final class FileOwner {
    private static final int ROOT = 0;
    private static final Path OWN_PROCESS = Path.of("/proc/self");

    private FileOwner() {}

    static boolean isKnown(final Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Whether only this process's user and root could have written it, as far as its owner goes. */
    static boolean isTrusted(final Path file) throws IOException {
        final int owner = uid(file, LinkOption.NOFOLLOW_LINKS);
        return owner == ROOT || owner == own();
    }

    /** The rights among the given ones that it grants. */
    static Set<PosixFilePermission> granted(final Path file, final Set<PosixFilePermission> rights) throws IOException {
        final Set<PosixFilePermission> granted = EnumSet.copyOf(rights);
        granted.retainAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        return granted;
    }

    /** Whether others may replace files in a folder: all may write into it, and it has no sticky bit. */
    static boolean isOpenToAll(final Path folder) throws IOException {
        final int mode = (Integer) Files.getAttribute(folder, "unix:mode");
        return (mode & 0002) != 0 && (mode & 01000) == 0;
    }

    private static int own() throws IOException {
        // The effective user: what new files get as their owner.
        return Files.exists(OWN_PROCESS)
                ? uid(OWN_PROCESS)
                : uid(Path.of(System.getProperty("user.home")), LinkOption.NOFOLLOW_LINKS);
    }

    private static int uid(final Path file, final LinkOption... options) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid", options);
    }
}
