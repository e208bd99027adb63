package io.tailrace.agent.extension;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;

/** Finds our own jar, where OpenTelemetry's Java agent was told to look for extensions; the classes that it loads do not say where they are from. */
final class ExtensionJar {
    private static final String SETTING = "otel.javaagent.extensions";
    private static final String VARIABLE = "OTEL_JAVAAGENT_EXTENSIONS";

    private ExtensionJar() {}

    /** The first jar that has an entry. */
    static File find(final String entryName) throws IOException {
        return find(System.getProperty(SETTING, System.getenv(VARIABLE)), entryName);
    }

    /** Names of jars, and of folders with jars in them; null if there are none. */
    static File find(final String setting, final String entryName) throws IOException {
        for (final String place : setting == null ? new String[0] : setting.split(",")) {
            final File file = new File(place);
            final File[] files = file.isDirectory() ? file.listFiles() : new File[] {file};
            for (final File candidate : files == null ? new File[0] : files) {
                if (has(candidate, entryName)) {
                    return candidate;
                }
            }
        }
        throw new IOException("its jar is not found: name it in -D" + SETTING + " or " + VARIABLE);
    }

    private static boolean has(final File file, final String entryName) {
        if (!file.isFile() || !file.getName().endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(file, false)) {
            return jar.getEntry(entryName) != null;
        } catch (final IOException unreadable) {
            return false; // another extension's
        }
    }
}
