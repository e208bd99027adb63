package io.tailrace.exposer.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What tells one state of a file from another: which file it is (device and inode), when it was changed, and how. */
record FileStamp(Object key, FileTime modified, Object changed, long lengthInBytes) {
    /** Of the file itself, not of what a link leads to. */
    static FileStamp of(final Path file) throws IOException {
        final BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(attributes.fileKey(), attributes.lastModifiedTime(), changeTime(file), attributes.size());
    }

    /** Of rights, owner and name too, which the time of modification does not tell. */
    private static Object changeTime(final Path file) throws IOException {
        return FileOwner.isKnown(file) ? Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) : "";
    }
}
