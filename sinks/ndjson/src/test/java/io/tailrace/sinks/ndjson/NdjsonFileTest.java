package io.tailrace.sinks.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.ndjson.NdjsonFile.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonFileTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void inAFolderThatIsMissing() {
        path = directory.resolve("a/b/lines.ndjson");
    }

    @Test
    void shouldWriteLinesInTheirOrder() throws IOException {
        try (NdjsonFile file = NdjsonFile.open(path, Mode.TRUNCATE)) {
            file.append("{\"a\":1}");
            file.append("{\"b\":\"ü€😀\"}".getBytes(UTF_8));
            file.append("ü€😀");
            file.append("");
            assertEquals(4, file.lines());
            assertEquals(0, file.bytes());
        }
        assertEquals(List.of("{\"a\":1}", "{\"b\":\"ü€😀\"}", "ü€😀", ""), Files.readAllLines(path));
    }

    @Test
    void shouldDeliverEachLineOnceHoweverOftenItIsFlushed() throws IOException {
        try (NdjsonFile file = NdjsonFile.open(path, Mode.TRUNCATE)) {
            file.append("one");
            assertEquals("", Files.readString(path));
            file.flush();
            file.flush();
            assertEquals("one\n", Files.readString(path));
            assertEquals(4, file.bytes());
            file.append("two");
            file.flush();
        }
        assertEquals("one\ntwo\n", Files.readString(path));
    }

    @Test
    void shouldWriteMoreThanItsBufferHoldsAndLinesThatAreLonger() throws IOException {
        final String longLine = "€".repeat(NdjsonFile.BUFFER_BYTES);
        try (NdjsonFile file = NdjsonFile.open(path, Mode.TRUNCATE)) {
            for (int i = 0; i < 20_000; i++) {
                file.append("line " + i);
            }
            file.append(longLine);
            file.append(longLine.getBytes(UTF_8));
            file.append("end");
        }
        final List<String> lines = Files.readAllLines(path);
        assertEquals(20_003, lines.size());
        assertEquals("line 19999", lines.get(19_999));
        assertEquals(longLine, lines.get(20_000));
        assertEquals(longLine, lines.get(20_001));
    }

    @Test
    void shouldAppendBehindWhatIsThereOrBeginAnew() throws IOException {
        write("one\n");
        try (NdjsonFile file = NdjsonFile.open(path, Mode.APPEND)) {
            file.append("two");
            assertEquals(0, file.cutBytes());
        }
        assertEquals("one\ntwo\n", Files.readString(path));
        try (NdjsonFile file = NdjsonFile.open(path, Mode.TRUNCATE)) {
            file.append("three");
            assertEquals(0, file.cutBytes());
        }
        assertEquals("three\n", Files.readString(path));
    }

    @Test
    void shouldCutOffALastLineThatACrashTore() throws IOException {
        write("one\ntwo\n{\"thr");
        try (NdjsonFile file = NdjsonFile.open(path, Mode.APPEND)) {
            assertEquals(5, file.cutBytes());
            file.append("three");
        }
        assertEquals("one\ntwo\nthree\n", Files.readString(path));
    }

    @Test
    void shouldCutOffAllOfAFileWithoutANewlineAndLongTornLines() throws IOException {
        write("x".repeat(20_000));
        try (NdjsonFile file = NdjsonFile.open(path, Mode.APPEND)) {
            assertEquals(20_000, file.cutBytes());
        }
        assertEquals("", Files.readString(path));
        write("one\n" + "x".repeat(20_000));
        try (NdjsonFile file = NdjsonFile.open(path, Mode.APPEND)) {
            assertEquals(20_000, file.cutBytes());
        }
        assertEquals("one\n", Files.readString(path));
    }

    @Test
    void shouldRefuseALineWithANewline() {
        try (NdjsonFile file = NdjsonFile.open(path, Mode.TRUNCATE)) {
            assertThrows(IllegalArgumentException.class, () -> file.append("a\nb"));
            assertThrows(IllegalArgumentException.class, () -> file.append(new byte[] {'a', '\n'}));
            assertEquals(0, file.lines());
        }
    }

    @Test
    void shouldRefuseAFolderAndAPathBelowAFile() throws IOException {
        assertRefused(directory, "it is a folder, not a file");
        write("one\n");
        assertRefused(path.resolve("below"), "cannot be opened");
        assertRefused(Path.of("/proc/tailrace.ndjson"), "cannot be opened");
    }

    private static void assertRefused(final Path path, final String expected) {
        final UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> NdjsonFile.open(path, Mode.APPEND).close());
        assertTrue(e.getMessage().contains(expected), e::getMessage);
        assertTrue(e.getMessage().contains(path.toString()), e::getMessage);
    }

    private void write(final String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
