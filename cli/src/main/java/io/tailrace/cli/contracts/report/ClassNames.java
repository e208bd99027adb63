package io.tailrace.cli.contracts.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Names of the classes in a place; those for newer versions of Java only are left out. */
final class ClassNames {
    private static final String SUFFIX = ".class";

    private ClassNames() {}

    static List<String> ofJar(final Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return names(file.stream().map(ZipEntry::getName));
        }
    }

    static List<String> ofFolder(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return names(files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/')));
        }
    }

    private static List<String> names(final Stream<String> files) {
        return files.filter(name ->
                        name.endsWith(SUFFIX) && !name.endsWith("-info" + SUFFIX) && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
                .sorted()
                .toList();
    }
}
