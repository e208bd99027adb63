package io.tailrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The host's name without asking a network for it. */
final class HostName {
    private static final Path FILE = Path.of("/etc/hostname");
    private static final int MAX_LENGTH = 200;

    private HostName() {}

    static String read() {
        final String fromEnvironment = System.getenv("HOSTNAME");
        return isName(fromEnvironment) ? fromEnvironment.strip() : readFile();
    }

    private static String readFile() {
        try {
            final String fromFile = Files.isReadable(FILE) ? Files.readString(FILE) : "";
            return isName(fromFile) ? fromFile.strip() : "localhost";
        } catch (final IOException unreadable) {
            return "localhost";
        }
    }

    private static boolean isName(final String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_LENGTH;
    }
}
