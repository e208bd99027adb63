package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The plants of a checkout. */
final class PlantFolder {
    private static final String PLACE = "jmh/src/gate-plants";

    private PlantFolder() {}

    /** In the order of their names. */
    static List<Plant> read(final Path root) {
        final Path folder = root.resolve(PLACE);
        try (Stream<Path> files = Files.list(folder)) {
            final List<Plant> plants = new ArrayList<>();
            for (final Path file : files.filter(path -> path.toString().endsWith(".patch"))
                    .sorted()
                    .toList()) {
                plants.add(PlantReader.read(file, Files.readAllLines(file)));
            }
            if (plants.isEmpty()) {
                throw CommandFault.cannotRun("no plants", folder.toString(), "restore the folder's patches");
            }
            return plants;
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot read the plants",
                    folder.toString(),
                    "the self-test needs a checkout of the sources",
                    fault);
        }
    }
}
