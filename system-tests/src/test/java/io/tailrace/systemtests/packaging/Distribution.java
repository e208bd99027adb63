package io.tailrace.systemtests.packaging;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The command's folder, as this build made it. */
final class Distribution {
    static final Path APP = Path.of(System.getenv("TAILRACE_APP"));
    static final Path THIRD_PARTY = Tailrace.ROOT.resolve("THIRD-PARTY.md");
    /** The head of the table in THIRD-PARTY.md, which is that file's end. */
    static final String TABLE = "| library | version | licence |\n|---|---|---|\n";

    private Distribution() {}

    /** What the command's jar has on its class path: the folder beside it may hold jars of older builds, too. */
    static List<Path> libraries() throws IOException {
        final Path command;
        try (Stream<Path> files = Files.list(APP)) {
            command = files.filter(
                            file -> file.getFileName().toString().matches("tailrace-cli-[^-]*(-SNAPSHOT)?[.]jar"))
                    .findFirst()
                    .orElseThrow();
        }
        try (JarFile jar = new JarFile(command.toFile())) {
            final String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Arrays.stream(classPath.split(" ")).map(APP::resolve).toList();
        }
    }

    static boolean isOurs(final Path library) {
        return library.getFileName().toString().startsWith("tailrace-");
    }
}
