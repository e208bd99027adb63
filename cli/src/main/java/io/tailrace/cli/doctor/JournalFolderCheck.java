package io.tailrace.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether a journal can be written into a folder: its rights, and the kind of its file system. */
final class JournalFolderCheck implements Check {
    private static final String NAME = "journal folder";
    private static final List<String> NETWORK_TYPES = List.of("nfs", "cifs", "smb", "fuse.sshfs", "9p", "afs", "ceph");
    private static final List<String> MEMORY_TYPES = List.of("tmpfs", "ramfs");

    private final Path folder;

    JournalFolderCheck(final Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Finding look() {
        final Path existing = nearestExisting(folder);
        if (!Files.isDirectory(existing)) {
            return Finding.wrong(NAME, existing + " is a file", "choose another folder with --journal");
        }
        if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
            return Finding.wrong(
                    NAME,
                    existing + " cannot be written by user " + System.getProperty("user.name"),
                    "change its rights, or choose another folder with --journal");
        }
        final String found = folder + (existing.equals(folder) ? " can be written" : " can be made");
        return onFileSystem(found, type(existing));
    }

    static Finding onFileSystem(final String found, final String type) {
        final String described = found + ", on " + type;
        if (NETWORK_TYPES.stream().anyMatch(type::startsWith)) {
            return Finding.wrong(
                    NAME,
                    described,
                    "a journal is mapped into memory, which a network file system does not keep in order: choose a local folder");
        }
        return MEMORY_TYPES.contains(type)
                ? Finding.note(NAME, described, "it lies in memory and is gone when the machine restarts")
                : Finding.good(NAME, described);
    }

    static Path nearestExisting(final Path path) {
        Path existing = path;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static String type(final Path path) {
        try {
            return Files.getFileStore(path).type().toLowerCase(Locale.ROOT);
        } catch (final IOException e) {
            return "an unknown file system";
        }
    }
}
