package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStartTest {
    private static final long ROLL_BYTES = 256 * 1024;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void shouldBeginAtTheNewestCompleteCheckpoint() {
        final long expected;
        try (ChronicleJournal journal = open()) {
            expected = writeCheckpointsOfWhichTheLastIsUnfinished(journal);
            assertEquals(expected, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
        final JournalFolder folder = new JournalFolder(directory, JournalFiles.system());
        try (JournalPositions positions = JournalPositions.forReading(folder, new DistinctErrors(errors::add))) {
            assertEquals(JournalPosition.firstOf(1) + expected - 1, positions.checkpoint());
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertEquals(7, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
    }

    @Test
    void shouldFindTheNewestCompleteCheckpointWithoutTheHint() throws IOException {
        final long expected;
        try (ChronicleJournal journal = open()) {
            expected = writeCheckpointsOfWhichTheLastIsUnfinished(journal);
        }
        Files.delete(directory.resolve("journal.positions"));
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertEquals(expected, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
    }

    @Test
    void shouldNotBelieveAHintThatIsNoCompleteCheckpoint() {
        final long expected;
        try (ChronicleJournal journal = open()) {
            expected = writeCheckpointsOfWhichTheLastIsUnfinished(journal);
        }
        final JournalFolder folder = new JournalFolder(directory, JournalFiles.system());
        for (final long wrong : new long[] {
            JournalPosition.firstOf(1),
            JournalPosition.firstOf(1) + 8,
            JournalPosition.firstOf(1) + 900,
            JournalPosition.firstOf(7)
        }) {
            try (JournalPositions positions = JournalPositions.forAppending(folder, JournalFiles.system())) {
                positions.checkpoint(wrong);
            }
            try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
                assertEquals(expected, startOf(journal, StartPosition.LAST_CHECKPOINT), () -> "hint " + wrong);
            }
        }
    }

    @Test
    void shouldLookInEarlierFilesIfTheLastHasNoCompleteCheckpoint() throws IOException {
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
            fill(journal, ROLL_BYTES);
            journal.appender().append(frames.buffer(), 0, frames.checkpointBegin(2, clock.epochNanos()));
            frames.appendStatus(journal.appender());
            assertEquals(2, journal.info().rollFiles().size());
            assertEquals(2, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
        Files.delete(directory.resolve("journal.positions"));
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertEquals(2, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
    }

    @Test
    void shouldBeginWithTheOldestFrameIfThereIsNoCompleteCheckpoint() {
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            journal.appender().append(frames.buffer(), 0, frames.checkpointBegin(2, clock.epochNanos()));
            assertEquals(1, startOf(journal, StartPosition.LAST_CHECKPOINT));
        }
    }

    @Test
    void shouldBeginBehindTheNewestFrame() {
        try (ChronicleJournal journal = open()) {
            fill(journal, 64 * 1024);
            try (FrameTailer tailer = journal.openTailer("end", StartPosition.END)) {
                assertTrue(FrameCollector.all(tailer).sequences.isEmpty());
                frames.appendStatus(journal.appender());
                assertEquals(List.of(frames.sequence()), FrameCollector.all(tailer).sequences);
            }
        }
    }

    @Test
    void shouldResumeBehindTheAcknowledgedFrame() {
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
            fill(journal, 64 * 1024);
            tailer.poll(new FrameCollector(), 5);
            tailer.acknowledge();
            tailer.poll(new FrameCollector(), 3);
        }
        try (ChronicleJournal journal = open()) {
            try (FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
                final FrameCollector read = FrameCollector.all(tailer);
                assertEquals(6, read.first());
                tailer.acknowledge();
                assertEquals(0, tailer.lostFrames());
            }
            try (FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
                assertTrue(FrameCollector.all(tailer).sequences.isEmpty());
                frames.appendStatus(journal.appender());
                assertEquals(List.of(frames.sequence()), FrameCollector.all(tailer).sequences);
                assertEquals(0, tailer.lostFrames());
            }
            try (FrameTailer other = journal.openTailer("other", StartPosition.ACKNOWLEDGED)) {
                assertEquals(1, FrameCollector.all(other).first());
            }
        }
    }

    @Test
    void shouldResumeInTheNextFileWhenTheAcknowledgedFrameWasTheLastOfItsFile() {
        try (ChronicleJournal journal = open()) {
            try (FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
                fill(journal, ROLL_BYTES);
                FrameCollector.all(tailer);
                tailer.acknowledge();
            }
            final long last = frames.sequence();
            frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
            assertEquals(2, journal.info().rollFiles().size());
            try (FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
                assertEquals(List.of(last + 1, last + 2), FrameCollector.all(tailer).sequences);
                assertEquals(0, tailer.lostFrames());
            }
        }
    }

    @Test
    void shouldSayThatFramesWereLostWhenTheAcknowledgedOneIsGone() {
        final long beyondTheEnd = JournalPosition.firstOf(1) + 100_000;
        final long beyondTheFiles = JournalPosition.firstOf(9);
        for (final long gone : new long[] {beyondTheEnd, beyondTheFiles}) {
            acknowledge("stream", gone);
            try (ChronicleJournal journal = open();
                    FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
                frames.appendStatus(journal.appender());
                final FrameCollector read = FrameCollector.all(tailer);
                assertEquals(JournalPosition.firstOf(1), read.positions.get(0));
                assertTrue(tailer.lostFrames() > 0, () -> JournalPosition.describe(gone));
                final String told = errors.get(0).getMessage();
                assertTrue(
                        told.contains("reader stream had taken all up to " + JournalPosition.describe(gone)
                                + ", and no frame is there any more; it goes on with "),
                        told);
                errors.clear();
            }
        }
    }

    @Test
    void shouldGoOnWithTheOldestFileWhenTheAcknowledgedOneWasDeleted() throws IOException {
        try (ChronicleJournal journal = open()) {
            for (int i = 1; i <= 3; i++) {
                frames.appendCheckpoint(journal.appender(), i, clock.epochNanos());
                fill(journal, ROLL_BYTES);
            }
        }
        acknowledge("stream", JournalPosition.firstOf(1) + 3);
        Files.delete(directory.resolve("00000001.cq4"));
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("stream", StartPosition.ACKNOWLEDGED)) {
            assertEquals(
                    JournalPosition.firstOf(2),
                    FrameCollector.all(tailer).positions.get(0));
            assertTrue(tailer.lostFrames() > 0);
        }
    }

    @Test
    void shouldRefuseNamesThatCannotBeKept() {
        try (ChronicleJournal journal = open()) {
            for (final String name : new String[] {null, "", "a b", "ä", "x".repeat(101)}) {
                assertThrows(FrameLogException.class, () -> journal.openTailer(name, StartPosition.EARLIEST));
            }
            try (FrameTailer first = journal.openTailer("a-b_c.1", StartPosition.ACKNOWLEDGED)) {
                assertEquals(0, first.lostFrames());
                assertThrows(FrameLogException.class, () -> journal.openTailer("a-b_c.1", StartPosition.ACKNOWLEDGED));
            }
            journal.openTailer("a-b_c.1", StartPosition.ACKNOWLEDGED).close();
            for (int i = 2; i <= JournalPositions.READERS_LIMIT; i++) {
                journal.openTailer("x".repeat(97) + (100 + i), StartPosition.ACKNOWLEDGED)
                        .close();
            }
            assertThrows(FrameLogException.class, () -> journal.openTailer("one-more", StartPosition.ACKNOWLEDGED));
        }
    }

    private void acknowledge(final String name, final long position) {
        open().close();
        final JournalFolder folder = new JournalFolder(directory, JournalFiles.system());
        try (JournalPositions positions = JournalPositions.forAppending(folder, JournalFiles.system())) {
            positions.acknowledged(positions.recordOf(name), position);
        }
    }

    /** Returns the sequence of the first frame of the newest one that is complete. */
    private long writeCheckpointsOfWhichTheLastIsUnfinished(final ChronicleJournal journal) {
        frames.appendStatus(journal.appender());
        frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
        frames.appendStatus(journal.appender());
        journal.appender().append(frames.buffer(), 0, frames.checkpointBegin(2, clock.epochNanos()));
        journal.appender().append(frames.buffer(), 0, frames.checkpointCommit(99));
        frames.appendCheckpoint(journal.appender(), 3, clock.epochNanos());
        journal.appender().append(frames.buffer(), 0, frames.checkpointBegin(4, clock.epochNanos()));
        frames.appendStatus(journal.appender());
        return 7;
    }

    private void fill(final ChronicleJournal journal, final long bytes) {
        for (long filled = 0; filled < bytes; filled += 4096) {
            frames.appendFiller(journal.appender(), 4096);
        }
    }

    private static long startOf(final ChronicleJournal journal, final StartPosition start) {
        try (FrameTailer tailer = journal.openTailer("start", start)) {
            final long first = FrameCollector.all(tailer).first();
            assertEquals(0, tailer.lostFrames());
            return first;
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).open(clock, errors::add);
    }
}
