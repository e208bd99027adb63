package io.tailrace.agent.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own jar among the extensions of OpenTelemetry's Java agent. */
class ExtensionJarTest {
    private static final String ENTRY = "a/A.class";

    @TempDir
    Path folder;

    @Test
    void shouldBeFoundByItsNameAndInAFolder() throws IOException {
        final Path extensions = Files.createDirectory(folder.resolve("extensions"));
        final Path ours = jar(extensions.resolve("ours.jar"), ENTRY);
        final Path other = jar(folder.resolve("other.jar"), "b/B.class");
        Files.writeString(extensions.resolve("broken.jar"), "no jar");
        jar(extensions.resolve("ours.zip"), ENTRY);
        assertEquals(ours.toFile(), ExtensionJar.find(ours.toString(), ENTRY));
        assertEquals(ours.toFile(), ExtensionJar.find(other + ",," + folder.resolve("no") + "," + extensions, ENTRY));
    }

    @Test
    void shouldTellWhereItIsToBeNamed() {
        for (final String setting : new String[] {null, "", folder.toString(), "nothing.jar"}) {
            final String fault = assertThrows(IOException.class, () -> ExtensionJar.find(setting, ENTRY))
                    .getMessage();
            assertTrue(fault.contains("otel.javaagent.extensions"), fault);
        }
    }

    private static Path jar(final Path file, final String entryName) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new JarEntry(entryName));
        }
        return file;
    }
}
