package io.tailrace.sinks.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedFileTest {
    private static final String OPENED = "opened";

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void place() {
        path = folder.resolve("lines.jsonl");
    }

    /** On Linux a process loses its locks of a file when it closes any channel of it: also the one of a writer that was turned away. */
    @Test
    void shouldKeepOtherProcessesOutWhateverThisOneDoesWithTheFile() throws Exception {
        try (MarkedFile held = MarkedFile.open(path)) {
            assertTurnedAwayHere();
            assertTurnedAwayHere();
            assertEquals("", Files.readString(path));
            assertTrue(openInAnotherProcess().contains("another process writes it"));
            held.append("one");
            held.mark("1");
        }
        assertEquals(OPENED, openInAnotherProcess());
        MarkedFile.open(path).close();
        assertEquals("one\n", Files.readString(path));
    }

    /** A power loss in the middle of a mark leaves the one before, and something beside it. */
    @Test
    void shouldGoOnFromTheMarkBeforeIfTheNextOneWasNotWhole() throws IOException {
        try (MarkedFile file = MarkedFile.open(path)) {
            file.append("one");
            file.mark("1");
            file.append("two");
        }
        Files.writeString(
                folder.resolve("lines.jsonl.mark.next"), "longer than any mark that comes behind it, and torn");
        try (MarkedFile file = MarkedFile.open(path)) {
            assertEquals("1", file.mark());
            assertEquals(4, file.cutBytes());
            file.append("zwei");
            file.mark("2");
        }
        assertEquals("9:1:0 2\n", Files.readString(folder.resolve("lines.jsonl.mark")));
        assertEquals("one\nzwei\n", Files.readString(path));
    }

    private void assertTurnedAwayHere() {
        final UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> MarkedFile.open(path));
        assertTrue(fault.getMessage().contains("this process writes it already"), fault.getMessage());
    }

    private String openInAnotherProcess() throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return output;
    }

    /** The other process. */
    static final class Other {
        private Other() {}

        public static void main(final String[] args) {
            try (MarkedFile file = MarkedFile.open(Path.of(args[0]))) {
                System.out.println(file.lines() == 0 ? OPENED : "");
            } catch (final UncheckedIOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
