package io.tailrace.config;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Who this process is, as far as it can be told without asking a network. */
final class ProcessFacts {
    private static final int MOST_CHARACTERS = 200;
    private static final Path HOST_NAME_FILE = Path.of("/etc/hostname");
    private static final String JAR = ".jar";

    private ProcessFacts() {}

    /** What a key is by default in this process; empty if the table says it. */
    static Optional<String> defaultOf(final ConfigKey<?> key) {
        if (key == LabelKeys.SERVICE) {
            return Optional.of(service(command()));
        }
        if (key == LabelKeys.INSTANCE) {
            return Optional.of(instance(System.getenv("HOSTNAME")));
        }
        return key == LabelKeys.BUILD_VERSION ? Optional.of(buildVersion(command())) : Optional.empty();
    }

    /** Name of the main class, or of the jar without its version. */
    static String service(final String command) {
        final String program = program(command);
        final String name = program.endsWith(JAR)
                ? program.substring(program.replace('\\', '/').lastIndexOf('/') + 1, program.length() - JAR.length())
                        .replaceFirst("-[0-9].*$", "")
                : program.substring(Math.max(program.lastIndexOf('.'), program.lastIndexOf('/')) + 1);
        return isLabel(name) ? name : "tailrace";
    }

    static String instance(final String fromEnvironment) {
        if (isLabel(fromEnvironment)) {
            return fromEnvironment.strip();
        }
        try {
            final String fromFile = Files.isReadable(HOST_NAME_FILE) ? Files.readString(HOST_NAME_FILE) : "";
            return isLabel(fromFile) ? fromFile.strip() : "localhost";
        } catch (final IOException unreadable) {
            return "localhost";
        }
    }

    /** What the jar of the main class says of itself. */
    static String buildVersion(final String command) {
        final String program = program(command);
        final String version = program.endsWith(JAR) ? versionOfJar(program) : versionOfClass(program);
        return isLabel(version) ? version : "unknown";
    }

    private static String versionOfJar(final String path) {
        try (JarFile jar = new JarFile(path)) {
            final Manifest manifest = jar.getManifest();
            return manifest == null
                    ? null
                    : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        } catch (final IOException unreadable) {
            return null;
        }
    }

    /** Without loading the class: its jar is where the class path has it. */
    private static String versionOfClass(final String name) {
        final String className = name.substring(name.lastIndexOf('/') + 1);
        final URL place = ClassLoader.getSystemResource(className.replace('.', '/') + ".class");
        final String text = place == null ? "" : place.toString();
        final int end = text.indexOf(JAR + "!/");
        return text.startsWith("jar:file:") && end > 0
                ? versionOfJar(text.substring("jar:file:".length(), end + JAR.length()))
                : null;
    }

    private static String program(final String command) {
        final int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank);
    }

    private static String command() {
        return System.getProperty("sun.java.command", "");
    }

    private static boolean isLabel(final String text) {
        return text != null && !text.isBlank() && text.length() <= MOST_CHARACTERS;
    }
}
