package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where schemas come from: the class path, on which they lie as they were built, or a folder. */
final class SchemaFiles {
    private static final String CLASS_PATH = "META-INF/tailrace/contracts/";
    private static final String VERSIONS = "VERSIONS.md";
    private static final String SCHEMAS = "schemas";
    private static final String SUFFIX = ".schema.json";
    private static final Pattern ROW = Pattern.compile("`(schemas/[A-Za-z0-9._/-]+\\.schema\\.json)`");
    private static final String RETIRED = "(retired) |";
    private static final int MAX_DEPTH = 8;
    private static final int MAX_FILES = 1_000;

    private SchemaFiles() {}

    /** All that {@code VERSIONS.md} of the class path names, by place; of those that are retired there is no file any more. */
    static Map<String, byte[]> onClassPath() {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        final String versions = new String(resource(VERSIONS), StandardCharsets.UTF_8);
        final List<String> names = versions.lines()
                .filter(row -> !row.contains(RETIRED))
                .flatMap(row -> ROW.matcher(row).results())
                .map((MatchResult row) -> row.group(1))
                .toList();
        names.forEach(name -> files.put(name, resource(name)));
        return files;
    }

    /** All below a folder, or below its folder {@code schemas} if it has one; by place. */
    static Map<String, byte[]> in(final Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandFault.wrongUsage(
                    "no folder", "--contracts " + folder, "give the folder contracts/ of a checkout");
        }
        final Path schemaFolder = folder.resolve(SCHEMAS);
        // Beside it are the released ones.
        final Path top = Files.isDirectory(schemaFolder) ? schemaFolder : folder;
        final Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> found = Files.walk(top, MAX_DEPTH)) {
            final List<Path> schemas = found.filter(
                            file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .limit(MAX_FILES)
                    .sorted()
                    .toList();
            schemas.forEach(file -> files.put(file.toString(), file(file)));
        } catch (final IOException e) {
            throw unreadable(folder, e);
        }
        if (files.isEmpty()) {
            throw CommandFault.wrongUsage(
                    "no schemas", "--contracts " + folder, "give a folder with files that end in " + SUFFIX);
        }
        return files;
    }

    /** One file. */
    static byte[] file(final Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] bytes = in.readNBytes(Limits.SCHEMA_BYTES + 1);
            if (bytes.length > Limits.SCHEMA_BYTES) {
                throw CommandFault.cannotRun(
                        "no schema", file.toString(), "it is longer than " + Limits.SCHEMA_BYTES + " bytes");
            }
            return bytes;
        } catch (final IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] resource(final String name) {
        try (InputStream in = SchemaFiles.class.getClassLoader().getResourceAsStream(CLASS_PATH + name)) {
            if (in == null) {
                throw CommandFault.cannotRun(
                        "no schema", "class path: " + CLASS_PATH + name, "the build is not complete: build it again");
            }
            return in.readAllBytes();
        } catch (final IOException e) {
            throw CommandFault.cannotRun("cannot read", "class path: " + CLASS_PATH + name, e.toString(), e);
        }
    }

    private static CommandFault unreadable(final Path place, final IOException fault) {
        return CommandFault.cannotRun("cannot read", place.toString(), fault.toString(), fault);
    }
}
