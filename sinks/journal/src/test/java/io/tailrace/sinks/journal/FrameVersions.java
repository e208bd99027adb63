package io.tailrace.sinks.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The frame versions there were, from the table of contracts. */
final class FrameVersions {
    private static final Pattern ROW = Pattern.compile("\\| Frames \\|.*\\| (\\d+\\.(\\d+)\\.\\d+) \\|");

    private static final Pattern SCHEMA = Pattern.compile("semanticVersion=\"(\\d+\\.\\d+\\.\\d+)\"");
    private static final Path CONTRACTS = Path.of(System.getProperty("tailrace.root"), "contracts");

    private FrameVersions() {}

    /** What is written today. */
    static String current() throws IOException {
        final String table = Files.readString(CONTRACTS.resolve("VERSIONS.md"));
        final Matcher row = ROW.matcher(table);
        if (!row.find()) {
            throw new AssertionError("contracts/VERSIONS.md has no row of Frames");
        }
        return row.group(1);
    }

    /** Those of which a frozen schema is kept. */
    static List<String> released() throws IOException {
        final Path folder = CONTRACTS.resolve("released");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        final List<String> versions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".xml"))
                    .toList()) {
                final Matcher schema = SCHEMA.matcher(Files.readString(file));
                if (schema.find()) {
                    versions.add(schema.group(1));
                }
            }
        }
        return versions;
    }

    static int minor(final String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1, version.lastIndexOf('.')));
    }

    /** Versions that others may have written and of which no journal is kept: all before the current one, and it if it is released. */
    static List<String> notKept(
            final String current, final Collection<String> released, final Collection<String> kept) {
        final TreeSet<String> wanted = new TreeSet<>(released);
        IntStream.range(0, minor(current)).forEach(minor -> wanted.add("1." + minor + ".0"));
        wanted.removeAll(kept);
        return List.copyOf(wanted);
    }
}
