package io.tailrace.cli.option;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two options that each write a file must not name the same one. On any thread. */
public final class SeparateFiles {
    private SeparateFiles() {}

    /**
     * Refuses one file for two options; devices and pipes may be shared.
     *
     * @param option of the first file.
     * @param file null if it is not written.
     * @param otherOption of the second file.
     * @param other null if it is not written.
     * @throws CommandFault if both are the same file, whether it is there yet or not.
     */
    public static void require(final String option, final Path file, final String otherOption, final Path other) {
        if (file == null || other == null || (Files.exists(file) && !Files.isRegularFile(file))) {
            return;
        }
        if (real(file).equals(real(other))) {
            throw CommandFault.wrongUsage(
                    "one file for two things",
                    option + " " + file + " and " + otherOption + " " + other,
                    "give each a file of its own");
        }
    }

    /** Where it lies, or would lie, without links. */
    private static Path real(final Path file) {
        final Path absolute = file.toAbsolutePath().normalize();
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : absolute.getParent().toRealPath().resolve(absolute.getFileName());
        } catch (final IOException | RuntimeException notThere) {
            return absolute;
        }
    }
}
