package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
    private static final String FILL = "x".repeat(150);
    private static final int LINES_A_LIFE = 40;
    private static final RotationPolicy ROTATION = new RotationPolicy(1_024, 60_000, 100, 1 << 20, true);

    @TempDir
    Path folder;

    @Test
    void shouldHaveEachLineThatWasFlushedOnceOverDeathsAndFaults() {
        Seeds.run(30, random -> {
            final Path path = Files.createDirectory(folder.resolve("s" + random.nextLong()))
                    .resolve("lines.jsonl");
            final FaultyFolder files = new FaultyFolder(random);
            final List<String> flushed = new ArrayList<>();
            for (int life = 0; life < 6; life++) {
                files.killAt(30 + random.nextInt(150));
                files.failAt(5 + random.nextInt(100));
                final List<String> taken = live(path, files, flushed);
                files.bury();
                repair(path, flushed, taken);
            }
            assertEquals(flushed, WrittenLines.of(path.getParent(), "lines"));
        });
    }

    /** The lines of which nobody knows whether they were written. */
    private static List<String> live(final Path path, final FaultyFolder files, final List<String> flushed) {
        final List<String> taken = new ArrayList<>();
        try {
            final RotatingFile file = open(path, files);
            for (int i = 0; i < LINES_A_LIFE; i++) {
                final String line = flushed.size() + taken.size() + " " + FILL;
                file.append(line);
                taken.add(line);
                try {
                    file.flush(0);
                    flushed.addAll(taken);
                    taken.clear();
                } catch (final UncheckedIOException fault) {
                    assertTrue(fault.getMessage().contains("Input/output error"), fault.getMessage());
                }
            }
        } catch (final FaultyFolder.Killed | UncheckedIOException death) {
            // As was to be.
        }
        return taken;
    }

    /** Lines of a flush that was interrupted are there or not, but none that was flushed before is missing. */
    private static void repair(final Path path, final List<String> flushed, final List<String> taken)
            throws IOException {
        try (RotatingFile file = open(path, LineFolder.system())) {
            for (int i = 0; i < LINES_A_LIFE; i++) {
                file.flush(0); // ends what was being compressed
            }
        }
        final List<String> found = WrittenLines.of(path.getParent(), "lines");
        assertTrue(found.size() >= flushed.size(), "lost");
        flushed.addAll(taken.subList(0, found.size() - flushed.size()));
    }

    @Test
    void shouldGoOnWhenTheFileWasMovedOrDeletedAndKeepWhatFoundNoFolder() throws IOException {
        final Path path = Files.createDirectory(folder.resolve("out")).resolve("lines.jsonl");
        try (RotatingFile file = open(path, LineFolder.system())) {
            file.append("one");
            file.flush(0);
            Files.move(path, folder.resolve("moved"));
            file.append("two");
            file.flush(0);
            Files.delete(path);
            Files.delete(path.getParent());
            file.append("three");
            assertThrows(UncheckedIOException.class, () -> file.flush(0));
            Files.createDirectory(path.getParent());
            file.append("four");
            file.flush(0);
        }
        assertEquals(List.of("one"), Files.readAllLines(folder.resolve("moved")));
        assertEquals(List.of("three", "four"), Files.readAllLines(path));
    }

    @Test
    void shouldPutAFileAsideByItsAge() throws IOException {
        final Path path = folder.resolve("lines.jsonl");
        try (RotatingFile file = open(path, LineFolder.system())) {
            file.flush(60_000);
            file.append("one");
            file.flush(60_000);
            file.flush(60_000);
            file.flush(60_000);
        }
        assertEquals(List.of("one"), WrittenLines.of(folder.resolve("lines-0000000001.jsonl.gz")));
        assertEquals("", Files.readString(path));
    }

    private static RotatingFile open(final Path path, final LineFolder files) {
        return RotatingFile.open(path, files, ROTATION, FsyncPolicy.ON_FLUSH, 0);
    }
}
