package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JVM whose flight recorder cannot write ends itself: where it could come to that, it is not started. */
class FlightRecorderRoomTest {
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units     \s
            Max cpu time              unlimited            unlimited            seconds   \s
            Max file size             %-20s unlimited            bytes     \s
            """;

    @TempDir
    Path folder;

    @Test
    void shouldFindWhereTheJvmKeepsIt() {
        assertEquals(Path.of("/tmp"), FlightRecorderRoom.repository(List.of("-Xmx1g"), "/tmp"));
        assertEquals(
                Path.of("/b"),
                FlightRecorderRoom.repository(
                        List.of(
                                "-XX:FlightRecorderOptions:repository=/a",
                                "-XX:FlightRecorderOptions=stackdepth=9,repository=/b,memorysize=10M",
                                "-Xmx1g"),
                        "/tmp"));
    }

    /** It is one option: the JVM takes the last occurrence whole, and nothing of those before. */
    @Test
    void shouldForgetAFolderThatALaterOptionLeavesOut() {
        for (final String last :
                List.of("-XX:FlightRecorderOptions=stackdepth=64", "-XX:FlightRecorderOptions:memorysize=10M")) {
            assertEquals(
                    Path.of("/tmp"),
                    FlightRecorderRoom.repository(List.of("-XX:FlightRecorderOptions=repository=/a", last), "/tmp"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "repository='/a b';/a b",
                "repository=\"/a,b\",stackdepth=9;/a,b",
                "stackdepth=9,repository='/a,repository=/b';/a,repository=/b",
                "preserve-repository=true,repository=/a;/a"
            })
    void shouldReadANameAsTheJvmDoes(final String options, final String folderName) {
        assertEquals(
                Path.of(folderName),
                FlightRecorderRoom.repository(List.of("-XX:FlightRecorderOptions=" + options), "/tmp"));
    }

    @Test
    void shouldTakeAnEmptyNameForTheWorkingDirectory() {
        assertEquals(
                Path.of("").toAbsolutePath(),
                FlightRecorderRoom.repository(List.of("-XX:FlightRecorderOptions=repository="), "/tmp"));
    }

    @Test
    void shouldAskForRoom() {
        assertDoesNotThrow(() -> new FlightRecorderRoom(folder, 1).require());
        final FlightRecorderRoom room = new FlightRecorderRoom(folder, Long.MAX_VALUE);
        assertTrue(room.isShort());
        assertTrue(assertThrows(IOException.class, room::require).getMessage().contains(folder.toString()));
        assertTrue(new FlightRecorderRoom(folder.resolve("none"), 1).isShort());
        assertFalse(new FlightRecorderRoom(folder, 1).isShort());
    }

    @Test
    void shouldSayNothingWhenTheJvmEndsBeforeItBegins() {
        assertTrue(FlightRecorderThread.isEndOfJvm(new IllegalStateException("Shutdown in progress")));
        assertFalse(FlightRecorderThread.isEndOfJvm(new IllegalStateException("no such module")));
    }

    @Test
    void shouldAskForLongFiles() {
        assertDoesNotThrow(() -> FlightRecorderRoom.requireLongFiles(LIMITS.formatted("unlimited")));
        assertDoesNotThrow(() -> FlightRecorderRoom.requireLongFiles(LIMITS.formatted("67108864")));
        final String message = assertThrows(
                        IOException.class, () -> FlightRecorderRoom.requireLongFiles(LIMITS.formatted("67108863")))
                .getMessage();
        assertTrue(message.contains("67108863 bytes (ulimit -f)"), message);
    }
}
