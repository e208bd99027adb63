package io.tailrace.apicheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which the API is written down: {@code current/}, and one folder for each version whose API is kept. */
public final class ApiHistory {
    private static final String JAR = ".jar";
    private static final String VERSIONS = "VERSIONS.md";

    private final Path folder;

    /**
     * A history.
     *
     * @param folder where it is.
     */
    public ApiHistory(final Path folder) {
        this.folder = folder;
    }

    /**
     * Where a module's API of today is written down.
     *
     * @param module name of it.
     * @return a file, which may not be there.
     */
    public Path current(final String module) {
        return folder.resolve("current").resolve(module + ".txt");
    }

    /**
     * Where the difference of a version from the one kept before it is written down.
     *
     * @param version the project's.
     * @return a file, which may not be there.
     */
    public Path difference(final Version version) {
        return folder.resolve(version.release() + ".md");
    }

    /**
     * The newest version that is kept.
     *
     * @return empty if none is.
     * @throws IOException if the folder cannot be read.
     */
    public Optional<Version> last() throws IOException {
        return versions().max(Comparator.naturalOrder());
    }

    /**
     * The newest release that is kept.
     *
     * @return empty if nothing was released.
     * @throws IOException if the folder cannot be read.
     */
    public Optional<Version> lastRelease() throws IOException {
        return versions().filter(Version::isRelease).max(Comparator.naturalOrder());
    }

    /**
     * The jars of signatures that are kept of a version.
     *
     * @param version which.
     * @return one a module.
     * @throws IOException if they cannot be read.
     */
    public List<byte[]> jars(final Version version) throws IOException {
        final List<byte[]> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(version.toString()))) {
            for (final Path file :
                    files.filter(path -> path.toString().endsWith(JAR)).sorted().toList()) {
                jars.add(Files.readAllBytes(file));
            }
        }
        return jars;
    }

    /**
     * The table of contracts as it was in a version.
     *
     * @param version which.
     * @return its text.
     * @throws IOException if it cannot be read.
     */
    public String contracts(final Version version) throws IOException {
        return Files.readString(folder.resolve(version.toString()).resolve(VERSIONS));
    }

    /**
     * Keeps a version: its signatures, and its table of contracts.
     *
     * @param version which.
     * @param modules of it.
     * @param contracts the text of the table.
     * @throws IOException if it cannot be written.
     */
    public void keep(final Version version, final List<PublishedModule> modules, final String contracts)
            throws IOException {
        final Path kept = Files.createDirectories(folder.resolve(version.toString()));
        for (final PublishedModule module : modules) {
            Files.write(kept.resolve(module.name() + JAR), Signatures.jar(module));
        }
        Files.writeString(kept.resolve(VERSIONS), contracts);
    }

    private Stream<Version> versions() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> Files.isRegularFile(file.resolve(VERSIONS)))
                    .map(file -> Version.of(file.getFileName().toString()))
                    .toList()
                    .stream();
        }
    }
}
