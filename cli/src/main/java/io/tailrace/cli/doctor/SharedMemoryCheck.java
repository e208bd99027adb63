package io.tailrace.cli.doctor;

import io.tailrace.cli.console.Text;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shared memory, where Linux has it: a place for journals that need not outlive the machine, and for Aeron's buffers. */
final class SharedMemoryCheck implements Check {
    static final Path LINUX = Path.of("/dev/shm");

    /** What a container is given if nobody says more. */
    static final long LEAST_BYTES = 64L << 20;

    private static final String NAME = "shared memory";

    private final Path folder;

    SharedMemoryCheck(final Path folder) {
        this.folder = folder;
    }

    @Override
    public Finding look() {
        if (!Files.isDirectory(folder)) {
            return Finding.note(
                    NAME, "no " + folder + " here", "nothing to do: run, expose and replay use files on disk");
        }
        if (!Files.isWritable(folder)) {
            return Finding.note(NAME, folder + " cannot be written", "chmod 1777 " + folder);
        }
        try {
            final FileStore store = Files.getFileStore(folder);
            return judge(store.getUsableSpace(), store.getTotalSpace(), folder);
        } catch (final IOException e) {
            return Finding.note(NAME, folder + ": " + e, "mount -t tmpfs tmpfs " + folder);
        }
    }

    static Finding judge(final long usableBytes, final long totalBytes, final Path where) {
        final String found = Text.bytes(usableBytes) + " of " + Text.bytes(totalBytes) + " are free in " + where;
        return usableBytes < LEAST_BYTES
                ? Finding.note(NAME, found, "mount -o remount,size=1g " + where + ", or docker run --shm-size=1g")
                : Finding.good(NAME, found);
    }
}
