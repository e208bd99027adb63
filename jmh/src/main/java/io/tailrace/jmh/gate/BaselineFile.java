package io.tailrace.jmh.gate;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file of a folder that has the baseline for one JDK. */
final class BaselineFile {
    private final Path path;

    BaselineFile(final Path folder, final int jdk) {
        path = folder.resolve("gate-jdk" + jdk + ".json");
    }

    Path path() {
        return path;
    }

    /** Empty if there is none; a fault if it cannot be read or understood. */
    Optional<Baseline> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BaselineReader.read(path, Files.readString(path)));
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot read the baseline", path.toString(), "give a folder whose files can be read", fault);
        }
    }

    /** Replaces it as a whole: whoever ends this process meanwhile leaves the old one. */
    void write(final Baseline baseline) {
        final Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            Files.writeString(part, BaselineWriter.text(baseline));
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot write the baseline", path.toString(), "give a folder that can be written to", fault);
        }
    }
}
