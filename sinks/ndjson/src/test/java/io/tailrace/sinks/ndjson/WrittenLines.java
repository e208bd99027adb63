package io.tailrace.sinks.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All lines of a file and of those that were put aside, in the order of their names. */
final class WrittenLines {
    private WrittenLines() {}

    /** The files, as {@code ls} shows them in the C locale. */
    static List<Path> files(final Path folder, final String stem) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.filter(name ->
                            name.getFileName().toString().matches(stem + "(-\\d{10})?\\.jsonl(\\.gz(\\.part)?)?"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> of(final Path folder, final String stem) throws IOException {
        final List<String> lines = new ArrayList<>();
        for (final Path file : files(folder, stem)) {
            lines.addAll(of(file));
        }
        return lines;
    }

    /** The same while it is written: without what is not whole, and what is being compressed only once. */
    static List<String> whole(final Path folder, final String stem) throws IOException {
        final List<String> lines = new ArrayList<>();
        for (final Path file : files(folder, stem)) {
            final String name = file.getFileName().toString();
            final boolean isTwice = Files.exists(folder.resolve(name + ".gz"));
            if (!isTwice && !name.endsWith(".part")) {
                lines.addAll(
                        of(file).stream().filter(line -> line.endsWith("}")).toList());
            }
        }
        return lines;
    }

    static List<String> of(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(text.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
