package io.tailrace.systemtests.tick;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.DeclaredOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A file of ticks. */
public final class Ticks {
    private Ticks() {}

    /** Reads a file and demands that each of its lines is as its schema says. */
    public static List<Tick> read(final Path file) throws IOException {
        final String text = Files.readString(file);
        assertTrue(text.endsWith("\n"), "the last line must be whole: " + text);
        final List<String> lines = text.lines().toList();
        lines.forEach(DeclaredOutput::check);
        return lines.stream()
                .map(line -> new Tick(JsonMapper.shared().readTree(line)))
                .toList();
    }
}
