package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Commands of the machine that the tests run on. */
public final class Installed {
    private Installed() {}

    /** Where a command is, if it is in the PATH. */
    public static Optional<Path> find(final String command) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Leaves the test out on a machine without a command. */
    public static void assume(final String command, final String debianPackage) {
        assumeTrue(find(command).isPresent(), command + " is not installed (Debian package " + debianPackage + ")");
    }

    /** The same, and says so where everybody sees it. */
    public static void assumeLoudly(final String command, final String debianPackage) {
        if (find(command).isEmpty()) {
            System.out.println("NOT RUN: " + command + " is not installed (Debian package " + debianPackage + ")");
        }
        assume(command, debianPackage);
    }
}
