package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention waits for readers that keep their positions themselves, in whatever process they are. */
class JournalHoldTest {
    private static final long ROLL_BYTES = 128 << 10;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void shouldKeepWhatAReaderElsewhereHasNotTaken() {
        try (ChronicleJournal journal = settings().open(clock, errors::add)) {
            writeFiles(journal, 1);
            try (ChronicleJournal elsewhere = ChronicleJournal.openForReading(directory);
                    JournalHold hold = elsewhere.openHold("transport")) {
                assertEquals(Map.of("transport", 0L), journal.info().acknowledged());
                writeFiles(journal, 3);
                assertEquals("00000001.cq4", oldest(journal));
                hold.moveTo(new JournalBookmark(JournalPosition.firstOf(3), 1, 1, 0));
                writeFiles(journal, 1);
                assertEquals("00000003.cq4", oldest(journal));
            }
            writeFiles(journal, 3);
            assertEquals("00000003.cq4", oldest(journal));
            try (ChronicleJournal elsewhere = ChronicleJournal.openForReading(directory)) {
                final JournalHold hold = elsewhere.openHold("transport");
                assertEquals(
                        Map.of("transport", JournalPosition.firstOf(3)),
                        elsewhere.info().acknowledged());
                hold.release();
                hold.moveTo(new JournalBookmark(JournalPosition.firstOf(1), 1, 1, 0));
            }
            writeFiles(journal, 1);
            assertTrue(oldest(journal).compareTo("00000006.cq4") > 0);
        }
    }

    @Test
    void shouldNotKeepMoreThanReadersMayHold() {
        try (ChronicleJournal journal =
                settings().readerRetentionBytes(3 * ROLL_BYTES).open(clock, errors::add)) {
            writeFiles(journal, 1);
            try (ChronicleJournal elsewhere = ChronicleJournal.openForReading(directory);
                    JournalHold hold = elsewhere.openHold("dead")) {
                hold.moveTo(new JournalBookmark(JournalPosition.firstOf(1), 1, 1, 0));
                writeFiles(journal, 12);
                assertTrue(oldest(journal).compareTo("00000004.cq4") > 0);
                assertTrue(journal.counter(JournalCounter.FILES_LOST_TO_READERS) > 0);
            }
        }
    }

    @Test
    void shouldRefuseMoreNamesThanThereIsRoomFor() {
        try (ChronicleJournal journal = settings().open(clock, errors::add)) {
            writeFiles(journal, 1);
            for (int i = 0; i < JournalPositions.READERS_LIMIT; i++) {
                journal.openHold("reader-" + i).close();
            }
            assertThrows(FrameLogException.class, () -> journal.openHold("one-more"));
            journal.openHold("reader-7").release();
            journal.openHold("one-more").close();
        }
    }

    private JournalContext settings() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).retentionBytes(ROLL_BYTES);
    }

    private void writeFiles(final ChronicleJournal journal, final int count) {
        for (int i = 0; i < count; i++) {
            frames.appendCheckpoint(journal.appender(), frames.sequence() + 1, clock.epochNanos());
            while (!journal.appender().isCheckpointDue()) {
                frames.appendFiller(journal.appender(), 4096);
            }
        }
    }

    private static String oldest(final ChronicleJournal journal) {
        return journal.info().rollFiles().get(0).name();
    }
}
