package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRollTest {
    private static final long ROLL_BYTES = 256 * 1024;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private long checkpoints;

    @TempDir
    Path directory;

    @Test
    void shouldRollBySizeWithTheNextCheckpoint() {
        try (ChronicleJournal journal = open()) {
            fill(journal, ROLL_BYTES - 64 * 1024);
            checkpoint(journal);
            assertEquals(List.of("00000001.cq4"), names(journal));
            fill(journal, 2 * ROLL_BYTES);
            assertEquals(List.of("00000001.cq4"), names(journal));
            checkpoint(journal);
            assertEquals(List.of("00000001.cq4", "00000002.cq4"), names(journal));
            assertEquals(1, journal.counter(JournalCounter.ROLLS));
        }
    }

    @Test
    void shouldRollByAgeWithTheNextCheckpoint() {
        try (ChronicleJournal journal = open()) {
            checkpoint(journal);
            clock.advanceNs(TimeUnit.MINUTES.toNanos(59));
            assertFalse(journal.appender().isCheckpointDue());
            clock.advanceNs(TimeUnit.MINUTES.toNanos(1));
            assertTrue(journal.appender().isCheckpointDue());
            frames.appendStatus(journal.appender());
            assertEquals(1, names(journal).size());
            checkpoint(journal);
            assertEquals(2, names(journal).size());
            assertFalse(journal.appender().isCheckpointDue());
        }
    }

    @Test
    void shouldKnowTheAgeOfAFileThatAnEarlierProcessBegan() {
        try (ChronicleJournal journal = open()) {
            checkpoint(journal);
        }
        clock.advanceNs(TimeUnit.MINUTES.toNanos(61));
        try (ChronicleJournal journal = open()) {
            checkpoint(journal);
            assertEquals(2, names(journal).size());
        }
    }

    @Test
    void shouldBeginEachRollFileWithACheckpointAndReadAcrossThemInOrder() {
        try (ChronicleJournal journal = open()) {
            for (int i = 0; i < 5; i++) {
                checkpoint(journal);
                fill(journal, ROLL_BYTES);
            }
            final FrameCollector read = FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST));
            assertEquals(frames.sequence(), read.sequences.size());
            assertEquals(frames.sequence(), read.last());
            int files = 0;
            for (int i = 0; i < read.positions.size(); i++) {
                if (JournalPosition.placeInFile(read.positions.get(i)) == 0) {
                    assertEquals(CheckpointBeginDecoder.TEMPLATE_ID, read.templateIds.get(i));
                    files++;
                }
            }
            assertEquals(5, files);
        }
    }

    @Test
    void shouldAskForACheckpointWhenAnEpochBeginsWithoutOneAndAfterSoManyBytes() {
        try (ChronicleJournal journal =
                ChronicleJournal.at(directory).checkpointBytes(128 * 1024).open(clock, JournalRollTest::fail)) {
            final FrameAppender appender = journal.appender();
            assertFalse(appender.isCheckpointDue());
            frames.appendStatus(appender);
            assertTrue(appender.isCheckpointDue());
            checkpoint(journal);
            assertFalse(appender.isCheckpointDue());
            fill(journal, 100 * 1024);
            assertFalse(appender.isCheckpointDue());
            fill(journal, 32 * 1024);
            assertTrue(appender.isCheckpointDue());
            checkpoint(journal);
            assertFalse(appender.isCheckpointDue());
            assertEquals(1, names(journal).size());
        }
    }

    @Test
    void shouldGoOnInANewFileIfTheLastOneWasEndedAndNoOtherBegun() {
        try (ChronicleJournal journal = open()) {
            checkpoint(journal);
        }
        endLastFile();
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            final FrameCollector read = FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST));
            assertEquals(List.of(1L, 2L, 3L), read.sequences);
            assertEquals("00000002.cq4#0", JournalPosition.describe(read.positions.get(2)));
        }
    }

    /** As a process leaves it that dies between the end of one file and the beginning of the next. */
    private void endLastFile() {
        try (SingleChronicleQueue queue = ChronicleQueues.forAppending(directory, new RollClock());
                ExcerptAppender appender = queue.createAppender()) {
            final SingleChronicleQueueStore store = queue.storeForCycle(1, queue.epoch(), false, null);
            store.writeEOF(appender.wire(), 100);
            queue.closeStore(store);
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).open(clock, JournalRollTest::fail);
    }

    private void checkpoint(final ChronicleJournal journal) {
        checkpoints++;
        frames.appendCheckpoint(journal.appender(), checkpoints, clock.epochNanos());
    }

    private void fill(final ChronicleJournal journal, final long bytes) {
        for (long filled = 0; filled < bytes; filled += 4096) {
            frames.appendFiller(journal.appender(), 4096);
        }
    }

    private static List<String> names(final ChronicleJournal journal) {
        return journal.info().rollFiles().stream()
                .map(JournalInfo.RollFile::name)
                .collect(Collectors.toList());
    }

    private static void fail(final Throwable error) {
        throw new AssertionError(error);
    }
}
