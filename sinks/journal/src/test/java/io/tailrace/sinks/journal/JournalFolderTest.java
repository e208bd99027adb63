package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVersion;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);

    @TempDir
    Path directory;

    @Test
    void shouldMakeTheFolderAndThoseAboveIt() {
        final Path deep = directory.resolve("a/b/c");
        open(deep).close();
        assertTrue(Files.exists(deep.resolve("tailrace.journal")));
    }

    @Test
    void shouldRefuseAFileInPlaceOfTheFolder() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "text");
        assertRefused(file, "is a file, not a folder");
        assertRefused(file.resolve("below"), "is a file, not a folder");
        assertEquals("text", Files.readString(file));
        assertReadingRefused(file, "not a Tailrace journal");
    }

    @Test
    void shouldRefuseAFolderThatCannotBeMade() {
        assertRefused(Path.of("/proc/tailrace"), "cannot be");
    }

    @Test
    void shouldRefuseAFolderWithOtherThingsInIt() throws IOException {
        Files.writeString(directory.resolve("letters.txt"), "dear");
        assertRefused(directory, "not empty and not a Tailrace journal");
        assertReadingRefused(directory, "not a Tailrace journal");
        assertEquals(List.of("letters.txt"), names());
    }

    @Test
    void shouldUseAFolderThatOnlyHoldsTheLockOfAnEarlierAttempt() throws IOException {
        Files.writeString(directory.resolve("journal.lock"), "17");
        open(directory).close();
        assertTrue(names().contains("tailrace.journal"));
    }

    @Test
    void shouldRefuseToReadWhatIsNotThereOrHoldsNothing() throws IOException {
        assertReadingRefused(directory.resolve("missing"), "nothing at this path");
        assertFalse(Files.exists(directory.resolve("missing")));
        assertReadingRefused(directory, "not a Tailrace journal");
        Files.write(directory.resolve("tailrace.journal"), JournalMarker.content());
        assertReadingRefused(directory, "nothing was written into it yet");
        assertEquals(List.of("tailrace.journal"), names());
    }

    @Test
    void shouldRefuseAMarkerThatIsNone() throws IOException {
        Files.writeString(directory.resolve("tailrace.journal"), "format=something\n");
        assertRefused(directory, "format=tailrace-journal");
        Files.writeString(directory.resolve("tailrace.journal"), "format=tailrace-journal\nmajor=x\n");
        assertRefused(directory, "cannot be read");
    }

    @Test
    void shouldRefuseAJournalThatANewerTailraceBegan() throws IOException {
        open(directory).close();
        final String newer = "format=tailrace-journal\nmajor=" + (FrameVersion.MAJOR + 1) + "\n";
        Files.writeString(directory.resolve("tailrace.journal"), newer);
        assertRefused(directory, "newer Tailrace (frame version 2, this one reads 1)");
        assertReadingRefused(directory, "newer Tailrace");
    }

    @Test
    void shouldRefuseAJournalThatANewerTailraceWentOnWith() {
        try (ChronicleJournal journal =
                ChronicleJournal.at(directory).rollAgeNs(1_000_000_000L).open(clock, JournalFolderTest::fail)) {
            frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
            clock.advanceNs(2_000_000_000L);
            final int length = frames.checkpointBegin(2, clock.epochNanos());
            frames.buffer().putShort(FrameLayout.MESSAGE_HEADER_OFFSET + 4, (short) 21_002, ByteOrder.LITTLE_ENDIAN);
            new FrameStamp().seal(frames.buffer(), 0, length, 1, 3);
            journal.appender().append(frames.buffer(), 0, length);
            assertEquals(2, journal.info().rollFiles().size());
        }
        final List<String> before = names();
        assertRefused(directory, "newer Tailrace (frame version 2, this one reads 1)");
        assertReadingRefused(directory, "newer Tailrace");
        assertEquals(before, names());
    }

    @Test
    void shouldRefuseDamagedPositions() throws IOException {
        open(directory).close();
        Files.writeString(directory.resolve("journal.positions"), "x");
        assertRefused(directory, "journal.positions in it is damaged");
        Files.delete(directory.resolve("journal.positions"));
        open(directory).close();
    }

    @Test
    void shouldRefuseAnAppenderWhenOpenedForReading() {
        try (ChronicleJournal journal = open(directory)) {
            frames.appendStatus(journal.appender());
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertThrows(FrameLogException.class, journal::appender);
            assertThrows(
                    FrameLogException.class,
                    () -> journal.openTailer("x", io.tailrace.engine.log.StartPosition.ACKNOWLEDGED));
        }
    }

    private void assertRefused(final Path path, final String expected) {
        assertOneLine(assertThrows(FrameLogException.class, () -> open(path).close()), path, expected);
    }

    private static void assertReadingRefused(final Path path, final String expected) {
        assertOneLine(
                assertThrows(
                        FrameLogException.class,
                        () -> ChronicleJournal.openForReading(path).close()),
                path,
                expected);
    }

    private static void assertOneLine(final FrameLogException e, final Path path, final String expected) {
        assertTrue(e.getMessage().contains(expected), e::getMessage);
        assertTrue(e.getMessage().startsWith("Journal " + path + ": "), e::getMessage);
        assertFalse(e.getMessage().contains("\n"), e::getMessage);
    }

    private List<String> names() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().collect(Collectors.toList());
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private ChronicleJournal open(final Path path) {
        return ChronicleJournal.at(path).open(clock, JournalFolderTest::fail);
    }

    private static void fail(final Throwable error) {
        throw new AssertionError(error);
    }
}
