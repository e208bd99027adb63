package io.tailrace.systemtests.tick;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A file of ticks. */
public final class Ticks {
    private Ticks() {}

    /** Reads a file and demands that each of its lines goes by the schema of that checkout. */
    public static List<Tick> read(final Path file, final Path root) throws IOException {
        final String text = Files.readString(file);
        assertTrue(text.endsWith("\n"), "the last line must be whole: " + text);
        final List<String> lines = text.lines().toList();
        final TickSchema schema = TickSchema.in(root);
        lines.forEach(schema::check);
        return lines.stream()
                .map(line -> new Tick(JsonMapper.shared().readTree(line)))
                .toList();
    }
}
