package io.tailrace.cli.journal;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what a command writes out of the folders of journals, where it could take the place of a roll file. */
public final class OutsideJournals {
    private static final String MARKER = "tailrace.journal";

    private OutsideJournals() {}

    /**
     * Refuses a file in a journal's folder.
     *
     * @param file that is to be written.
     * @param what is to be written, for the message.
     */
    public static void require(final Path file, final String what) {
        final Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && Files.exists(folder.resolve(MARKER))) {
            throw CommandFault.wrongUsage(
                    "cannot write " + what, file.toString(), "its folder is a journal's; choose a file elsewhere");
        }
    }
}
