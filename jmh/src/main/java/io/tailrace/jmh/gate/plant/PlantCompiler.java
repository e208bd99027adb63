package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a planted source against the class path of this process; classes of the plant are to stand before the engine's. */
final class PlantCompiler {
    private final Path root;
    private final Path temporary;

    /** {@code temporary} takes sources and classes; the caller deletes it. */
    PlantCompiler(final Path root, final Path temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    /** The folder of the classes. */
    Path compile(final Plant plant) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw CommandFault.cannotRun(
                    "no compiler", System.getProperty("java.home"), "the self-test needs a JDK, not only a runtime");
        }
        final Path source = temporary.resolve(plant.name()).resolve(plant.source());
        final Path classes = temporary.resolve(plant.name()).resolve("classes");
        try {
            Files.createDirectories(source.getParent());
            Files.createDirectories(classes);
            Files.write(source, plant.apply(Files.readAllLines(root.resolve(plant.source()))));
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot plant " + plant.name(),
                    fault.toString(),
                    "the self-test needs a checkout and room in " + temporary,
                    fault);
        }
        final ByteArrayOutputStream messages = new ByteArrayOutputStream();
        final int result = compiler.run(
                null,
                messages,
                messages,
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        if (result != 0) {
            throw CommandFault.cannotRun(
                    "the planted source does not compile",
                    plant.file() + ": "
                            + messages.toString(StandardCharsets.UTF_8)
                                    .lines()
                                    .limit(1)
                                    .collect(Collectors.joining()),
                    "adapt the patch to the source");
        }
        return classes;
    }
}
