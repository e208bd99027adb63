package io.tailrace.exposer.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** What the file system says of a file itself, not of what a symbolic link leads to. */
record FileFacts(int mode, int uid, long device, long inode) {
    static final int STICKY = 01000;
    static final int OTHERS_WRITE = 0002;

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSIONS = 07777;

    /** Those of a file, or null if there is none. */
    static FileFacts of(final Path path) throws IOException {
        try {
            final Map<String, Object> facts =
                    Files.readAttributes(path, "unix:mode,uid,dev,ino", LinkOption.NOFOLLOW_LINKS);
            return new FileFacts(
                    (Integer) facts.get("mode"), (Integer) facts.get("uid"), (Long) facts.get("dev"), (Long)
                            facts.get("ino"));
        } catch (final NoSuchFileException none) {
            return null;
        }
    }

    boolean isSocket() {
        return (mode & TYPE) == SOCKET;
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isSymbolicLink() {
        return (mode & TYPE) == SYMBOLIC_LINK;
    }

    int permissions() {
        return mode & PERMISSIONS;
    }

    boolean isSameFile(final FileFacts other) {
        return other != null && device == other.device && inode == other.inode;
    }

    /** Whether anybody may put files in it and rename those of others. */
    boolean isOpenToAll() {
        return (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
    }

    static String octal(final int mode) {
        return "0%o".formatted(mode);
    }
}
