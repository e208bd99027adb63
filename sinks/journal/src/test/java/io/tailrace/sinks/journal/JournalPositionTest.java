package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalPositionTest {
    @TempDir
    Path directory;

    @Test
    void shouldTellFileAndPlace() {
        final long position = (3L << 32) + 17;
        assertEquals("00000003.cq4#17", JournalPosition.describe(position));
        assertEquals("00000003.cq4", JournalPosition.fileName(position));
        assertEquals(3, JournalPosition.rollNumber(position));
        assertEquals(17, JournalPosition.placeInFile(position));
        assertEquals(3, JournalPosition.rollNumberOf("00000003.cq4"));
    }

    @Test
    void shouldSayOfOtherNumbersThatTheyAreNone() {
        assertEquals("no place in a roll file (0)", JournalPosition.describe(0));
        assertEquals("no place in a roll file (" + Long.MIN_VALUE + ")", JournalPosition.describe(Long.MIN_VALUE));
    }

    @Test
    void shouldListTheRollFilesInTheirOrder() {
        final FrameMaker frames = new FrameMaker(1);
        try (ChronicleJournal journal =
                ChronicleJournal.at(directory).rollBytes(64 * 1024).open(new SettableClock(), error -> {})) {
            assertEquals(0, journal.info().rollFiles().size());
            for (int file = 1; file <= 11; file++) {
                frames.appendCheckpoint(journal.appender(), file, 0);
                frames.appendFiller(journal.appender(), 60_000);
                frames.appendFiller(journal.appender(), 60_000);
            }
            final JournalInfo info = journal.info();
            assertEquals(11, info.rollFiles().size());
            assertEquals(frames.sequence(), info.frames());
            for (int i = 0; i < 11; i++) {
                final JournalInfo.RollFile file = info.rollFiles().get(i);
                assertEquals(JournalPosition.describe(file.firstPosition()), file.name() + "#0");
                assertEquals(i + 1, JournalPosition.rollNumber(file.firstPosition()));
                assertEquals(4, file.frames());
                assertTrue(file.usedBytes() > 120_000 && file.usedBytes() < 220_000, file::toString);
                assertTrue(file.apparentBytes() > file.usedBytes(), file::toString);
            }
            assertEquals(
                    info.rollFiles().stream()
                            .mapToLong(JournalInfo.RollFile::usedBytes)
                            .sum(),
                    info.usedBytes());
        }
    }
}
