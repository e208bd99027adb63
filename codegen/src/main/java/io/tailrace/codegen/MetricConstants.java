package io.tailrace.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the constants of the metrics registry. Files that would say the same stay untouched, so nothing is compiled again for it. */
public final class MetricConstants {
    private MetricConstants() {}

    /**
     * Reads the registry and writes the classes.
     *
     * @param args the registry, and the root of the generated sources.
     * @throws IOException if a file cannot be written.
     * @throws RuntimeException if the registry breaks its rules; the message names every fault.
     */
    public static void main(final String... args) throws IOException {
        final RegistryDocument document = RegistryReader.read(Path.of(args[0]));
        final Path folder = Path.of(args[1], RegistryCode.PACKAGE.split("\\."));
        Files.createDirectories(folder);
        writeIfChanged(folder.resolve(RegistryCode.NAMES + ".java"), RegistryCode.names(document));
        writeIfChanged(folder.resolve(RegistryCode.FAMILIES + ".java"), RegistryCode.families(document));
    }

    private static void writeIfChanged(final Path file, final String source) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }
}
