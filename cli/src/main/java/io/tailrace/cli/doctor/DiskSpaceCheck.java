package io.tailrace.cli.doctor;

import io.tailrace.cli.console.Text;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for a journal. */
final class DiskSpaceCheck implements Check {
    /** One roll file of the journal's default size. */
    static final long LEAST_BYTES = 256L << 20;

    private static final String NAME = "disk space";
    private static final String MEND = "free some, or choose another folder with --journal; a journal that runs out of "
            + "space keeps what it has and goes on when there is room again";

    private final Path folder;

    DiskSpaceCheck(final Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Finding look() {
        final Path existing = JournalFolderCheck.nearestExisting(folder);
        try {
            final FileStore store = Files.getFileStore(existing);
            return judge(store.getUsableSpace(), store.getTotalSpace(), existing);
        } catch (final IOException e) {
            return Finding.wrong(NAME, existing + ": " + e, "choose another folder with --journal");
        }
    }

    static Finding judge(final long usableBytes, final long totalBytes, final Path where) {
        final String found = Text.bytes(usableBytes) + " of " + Text.bytes(totalBytes) + " are free at " + where;
        return usableBytes < LEAST_BYTES
                ? Finding.wrong(NAME, found + ", less than one roll file (" + Text.bytes(LEAST_BYTES) + ")", MEND)
                : Finding.good(NAME, found);
    }
}
