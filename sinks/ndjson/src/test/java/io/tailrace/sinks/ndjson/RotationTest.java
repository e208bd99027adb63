package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put aside, over deaths and faults at each step. */
class RotationTest {
    private static final int LINES = 32;
    private static final int LINES_A_FILE = 10;
    private static final String FILL = "x".repeat(120);
    private static final RotationPolicy BY_SIZE =
            new RotationPolicy(1_024, RotationPolicy.UNLIMITED, 1_000, RotationPolicy.UNLIMITED, false);
    private static final RotationPolicy COMPRESSED =
            new RotationPolicy(1_024, RotationPolicy.UNLIMITED, 1_000, RotationPolicy.UNLIMITED, true);

    @TempDir
    Path directory;

    private Path folder;
    private int round;

    @Test
    void shouldHaveEachLineOnceWhereverTheWriterDies() throws IOException {
        long step = 1;
        boolean died = true;
        while (died) {
            begin();
            final FaultyFolder files = new FaultyFolder(new Random(step));
            files.killAt(step);
            died = isKilled(files, COMPRESSED);
            files.bury();
            write(files, COMPRESSED);
            assertWhole("killed at step " + step);
            step++;
        }
        assertTrue(step > 100, "steps " + step);
        assertTrue(WrittenLines.files(folder, "lines").size() > LINES / LINES_A_FILE / 2);
    }

    @Test
    void shouldHaveEachLineOnceWhicheverStepFails() throws IOException {
        for (int step = 1; step < 260; step += 2) {
            begin();
            final FaultyFolder files = new FaultyFolder(new Random(step));
            files.failAt(step);
            write(files, COMPRESSED);
            assertWhole("failed at step " + step);
        }
    }

    @Test
    void shouldHaveEachLineOnceOverManyDeathsAndFaults() {
        Seeds.run(20, random -> {
            begin();
            final FaultyFolder files = new FaultyFolder(random);
            for (int death = 0; death < 12; death++) {
                files.killAt(1 + random.nextInt(120));
                files.failAt(1 + random.nextInt(120));
                isKilled(files, random.nextBoolean() ? COMPRESSED : BY_SIZE);
                files.bury();
            }
            write(files, COMPRESSED);
            assertWhole("random");
        });
    }

    @Test
    void shouldKeepTheNewestFilesByCountAndByBytes() throws IOException {
        begin();
        write(LineFolder.system(), new RotationPolicy(1_024, RotationPolicy.UNLIMITED, 2, 1L << 20, false));
        assertEquals(3, WrittenLines.files(folder, "lines").size());
        assertSuffix();
        begin();
        write(LineFolder.system(), new RotationPolicy(1_024, RotationPolicy.UNLIMITED, 100, 2_900, false));
        assertEquals(3, WrittenLines.files(folder, "lines").size());
        assertSuffix();
    }

    @Test
    void shouldPutAFileAsideByItsAgeAlsoAfterARestart() throws IOException {
        begin();
        final RotationPolicy hourly =
                new RotationPolicy(RotationPolicy.UNLIMITED, 3_600_000, 100, RotationPolicy.UNLIMITED, false);
        try (MarkedFile file = open(LineFolder.system(), hourly, 1_000_000)) {
            assertFalse(file.isDue(hourly, 9_000_000), "without lines");
            file.append("one");
            file.mark("1");
        }
        try (MarkedFile file = open(LineFolder.system(), hourly, 2_000_000)) {
            assertFalse(file.isDue(hourly, 4_599_999));
            assertTrue(file.isDue(hourly, 4_600_000));
            file.rotate("1", 4_600_000);
            assertFalse(file.isDue(hourly, 9_000_000), "without lines");
            assertEquals("1", file.mark());
        }
        assertEquals(List.of("one"), WrittenLines.of(folder.resolve("lines-0000000001.jsonl")));
        assertEquals("0:2:4600000 1\n", Files.readString(folder.resolve("lines.jsonl.mark")));
    }

    @Test
    void shouldGoOnInANewFileWhenTheOldOneWasMovedAway() throws IOException {
        begin();
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            file.append("one");
            file.mark("1");
            file.append("two");
            file.flush();
            assertTrue(file.isInPlace());
            Files.move(folder.resolve("lines.jsonl"), folder.resolve("lines.jsonl.1"));
            assertFalse(file.isInPlace());
            file.leave("2", 0);
        }
        assertEquals(List.of("one", "two"), Files.readAllLines(folder.resolve("lines.jsonl.1")));
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            assertEquals("2", file.mark());
        }
    }

    @Test
    void shouldMakeLinesAgainThatWereMovedWhereNobodyKnows() throws IOException {
        begin();
        final Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            file.append("one");
            file.mark("1");
            file.append("two");
            file.flush();
            Files.move(folder.resolve("lines.jsonl"), elsewhere.resolve("lines.jsonl"));
            assertFalse(file.isInPlace());
            file.leave("2", 0);
        }
        assertEquals(List.of("one"), Files.readAllLines(elsewhere.resolve("lines.jsonl")));
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            assertEquals("1", file.mark());
        }
    }

    @Test
    void shouldGoOnBehindTheMarkWhenTheFileWasEmptiedOrMovedWhileNobodyWrote() throws IOException {
        begin();
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            file.append("one");
            file.mark("1");
        }
        Files.writeString(folder.resolve("lines.jsonl"), "");
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            assertEquals("1", file.mark());
            file.append("two");
            file.mark("2");
        }
        Files.delete(folder.resolve("lines.jsonl"));
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            assertEquals("2", file.mark());
        }
    }

    @Test
    void shouldNotTakeAFileOfSomebodyElseForOneThatWasPutAside() throws IOException {
        begin();
        try (MarkedFile file = open(LineFolder.system(), BY_SIZE, 0)) {
            file.append("one");
            file.mark("1");
            Files.writeString(folder.resolve("lines-0000000001.jsonl"), "precious\n");
            final UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> file.rotate("1", 0));
            assertTrue(fault.getMessage().contains("is there already; move it away"), fault.getMessage());
        }
        assertThrows(UncheckedIOException.class, () -> open(LineFolder.system(), BY_SIZE, 0));
        assertEquals("precious\n", Files.readString(folder.resolve("lines-0000000001.jsonl")));
        assertEquals("one\n", Files.readString(folder.resolve("lines.jsonl")));
    }

    private void begin() throws IOException {
        folder = Files.createDirectory(directory.resolve("round" + round++));
    }

    private MarkedFile open(final LineFolder files, final RotationPolicy policy, final long nowMs) {
        final Path path = folder.resolve("lines.jsonl");
        return MarkedFile.open(path, files, new RotatedFiles(files, path, policy), "", nowMs);
    }

    private boolean isKilled(final FaultyFolder files, final RotationPolicy policy) {
        try {
            write(files, policy);
            return false;
        } catch (final FaultyFolder.Killed death) {
            return true;
        }
    }

    /** As an agent does: whatever fails, it opens the file again and goes on from the mark. */
    private void write(final LineFolder files, final RotationPolicy policy) {
        boolean isDone = false;
        for (int attempt = 0; !isDone; attempt++) {
            assertTrue(attempt < 5, "fails again and again");
            MarkedFile file = null;
            final Path path = folder.resolve("lines.jsonl");
            final RotatedFiles rotated = new RotatedFiles(files, path, policy);
            try {
                file = MarkedFile.open(path, files, rotated, "", 0);
                writeRest(file, rotated, policy);
                file.close();
                isDone = true;
            } catch (final IOException | UncheckedIOException fault) {
                rotated.giveUp();
                CloseHelper.quietClose(file);
            }
        }
    }

    private static void writeRest(final MarkedFile file, final RotatedFiles rotated, final RotationPolicy policy)
            throws IOException {
        final int begin = file.mark() == null ? 0 : Integer.parseInt(file.mark());
        for (int i = begin; i < LINES; i++) {
            file.append(i + " " + FILL);
            file.flush();
            if (file.isDue(policy, 0)) {
                file.rotate(Integer.toString(i + 1), 0);
            } else if (i % 4 == 0) {
                file.mark(Integer.toString(i + 1));
            }
            rotated.work();
        }
        file.mark(Integer.toString(LINES));
        boolean isMore = true;
        while (isMore) {
            isMore = rotated.work();
        }
    }

    private void assertWhole(final String what) throws IOException {
        assertEquals(
                IntStream.range(0, LINES).mapToObj(i -> i + " " + FILL).toList(),
                WrittenLines.of(folder, "lines"),
                what);
        assertEquals(
                0,
                WrittenLines.files(folder, "lines").stream()
                        .filter(file -> file.toString().endsWith(".part"))
                        .count(),
                what);
    }

    private void assertSuffix() throws IOException {
        final List<String> lines = WrittenLines.of(folder, "lines");
        assertEquals(
                IntStream.range(LINES - lines.size(), LINES)
                        .mapToObj(i -> i + " " + FILL)
                        .toList(),
                lines);
    }
}
