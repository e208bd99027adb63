package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRetentionTest {
    private static final long ROLL_BYTES = 256 * 1024;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private long checkpoints;

    @TempDir
    Path directory;

    @Test
    void shouldDeleteFilesWhoseFramesAreAllTooOld() {
        try (ChronicleJournal journal =
                settings().retentionAgeNs(TimeUnit.HOURS.toNanos(10)).open(clock, JournalRetentionTest::fail)) {
            for (int hour = 0; hour < 12; hour++) {
                writeFile(journal);
                clock.advanceNs(TimeUnit.HOURS.toNanos(1));
            }
            // Now 12 h; the last file began at 11 h. The first one ended at 1 h: just not older than 10 h.
            assertEquals(12, files(journal).size());
            writeFile(journal);
            assertEquals(12, files(journal).size());
            assertEquals("00000002.cq4", files(journal).get(0));
            assertEquals(1, journal.counter(JournalCounter.FILES_DELETED));
            assertTrue(journal.counter(JournalCounter.BYTES_DELETED) >= ROLL_BYTES);
            final FrameCollector read = FrameCollector.all(journal.openTailer("all", StartPosition.EARLIEST));
            assertEquals(JournalPosition.firstOf(2), read.positions.get(0));
            assertEquals(frames.sequence(), read.last());
        }
    }

    @Test
    void shouldKeepTheBytesWithinTheirBound() {
        try (ChronicleJournal journal =
                settings().retentionBytes(4 * ROLL_BYTES).open(clock, JournalRetentionTest::fail)) {
            for (int i = 0; i < 12; i++) {
                writeFile(journal);
                assertTrue(journal.info().usedBytes() < 6 * ROLL_BYTES, () -> "used " + journal.info());
            }
            assertEquals(4, files(journal).size());
            assertEquals(8, journal.counter(JournalCounter.FILES_DELETED));
        }
    }

    @Test
    void shouldDeleteAtTheNextRollWhatItHadNoMemoryFor() {
        final AtomicBoolean isMemoryFull = new AtomicBoolean(true);
        final JournalFiles files = new JournalFilesDecorator(JournalFiles.system()) {
            @Override
            public void delete(final Path file) throws IOException {
                if (isMemoryFull.get()) {
                    throw new OutOfMemoryError("of a test");
                }
                super.delete(file);
            }
        };
        try (ChronicleJournal journal =
                settings().retentionBytes(2 * ROLL_BYTES).files(files).open(clock, errors::add)) {
            for (int i = 0; i < 6; i++) {
                writeFile(journal); // whose frames are all there, once
            }
            assertEquals(6, files(journal).size());
            assertEquals(5, journal.counter(JournalCounter.ROLLS));
            assertTrue(journal.counter(JournalCounter.FAULTS_BEHIND_APPEND) > 0);
            assertEquals(1, errors.size());
            isMemoryFull.set(false);
            writeFile(journal);
            assertEquals(2, files(journal).size());
        }
    }

    @Test
    void shouldCountTheBytesOfFilesOfEarlierProcesses() {
        try (ChronicleJournal journal = settings().open(clock, JournalRetentionTest::fail)) {
            for (int i = 0; i < 6; i++) {
                writeFile(journal);
            }
        }
        try (ChronicleJournal journal =
                settings().retentionBytes(3 * ROLL_BYTES).open(clock, JournalRetentionTest::fail)) {
            writeFile(journal);
            assertEquals("00000005.cq4", files(journal).get(0));
        }
    }

    @Test
    void shouldKeepWhatANamedReaderHasNotAcknowledged() {
        try (ChronicleJournal journal = settings().retentionBytes(ROLL_BYTES).open(clock, errors::add);
                FrameTailer slow = journal.openTailer("slow", StartPosition.ACKNOWLEDGED)) {
            for (int i = 0; i < 4; i++) {
                writeFile(journal);
            }
            assertEquals("00000001.cq4", files(journal).get(0));
            assertTrue(journal.counter(JournalCounter.FILES_HELD) > 0);
            final FrameCollector read = FrameCollector.all(slow);
            assertEquals(frames.sequence(), read.sequences.size());
            writeFile(journal);
            assertEquals("00000001.cq4", files(journal).get(0));
            slow.acknowledge();
            writeFile(journal);
            assertEquals("00000004.cq4", files(journal).get(0));
            assertEquals(0, slow.lostFrames());
        }
    }

    @Test
    void shouldSayForWhomFilesAreKept() {
        try (ChronicleJournal journal = settings().retentionBytes(ROLL_BYTES).open(clock, errors::add)) {
            journal.openTailer("gone", StartPosition.ACKNOWLEDGED).close();
            for (int i = 0; i < 5; i++) {
                writeFile(journal);
            }
            assertTold("roll files are kept beyond their retention: reader gone has not acknowledged what is in them");
            journal.forgetReader("gone");
            errors.clear();
            try (FrameTailer reading = journal.openTailer("reading", StartPosition.EARLIEST)) {
                reading.poll(new FrameCollector(), 3);
                writeFile(journal);
                assertTold("roll files are kept beyond their retention: a process has one open");
            }
            assertTrue(journal.counter(JournalCounter.FILES_HELD) > 5);
            assertEquals(0, journal.counter(JournalCounter.FILES_DELETED));
        }
    }

    @Test
    void shouldDeleteWhatReadersHoldBeyondTheirBoundAndTellThemWhenTheyGoOn() {
        try (ChronicleJournal journal = settings()
                .retentionBytes(ROLL_BYTES)
                .readerRetentionBytes(4 * ROLL_BYTES)
                .open(clock, errors::add)) {
            try (FrameTailer slow = journal.openTailer("slow", StartPosition.ACKNOWLEDGED);
                    FrameTailer stuck = journal.openTailer("stuck", StartPosition.EARLIEST)) {
                writeFile(journal);
                slow.poll(new FrameCollector(), 2);
                slow.acknowledge();
                stuck.poll(new FrameCollector(), 2);
                for (int i = 0; i < 9; i++) {
                    writeFile(journal);
                    assertTrue(journal.info().usedBytes() < 7 * ROLL_BYTES, () -> "used " + journal.info());
                }
                assertTold("were deleted before reader slow had acknowledged what was in them: readers may hold "
                        + 4 * ROLL_BYTES + " bytes");
                // Not once for each file: nothing else could be told after some of them.
                assertEquals(
                        1,
                        errors.stream()
                                .filter(error -> error.getMessage().contains("deleted before reader slow"))
                                .count(),
                        errors::toString);
                assertTrue(journal.counter(JournalCounter.FILES_LOST_TO_READERS) >= 4);
                final FrameCollector read = FrameCollector.all(stuck);
                assertEquals(frames.sequence(), read.last());
                assertEquals(frames.sequence() - 2, read.sequences.size() + stuck.lostFrames());
                assertTrue(stuck.lostFrames() > 0);
            }
            errors.clear();
            try (FrameTailer slow = journal.openTailer("slow", StartPosition.ACKNOWLEDGED)) {
                assertTold(
                        "reader slow had taken all up to 00000001.cq4#1, and no frame is there any more; it goes on with");
                assertEquals(frames.sequence(), FrameCollector.all(slow).last());
                assertTrue(slow.lostFrames() > 0);
                slow.acknowledge();
            }
        }
    }

    @Test
    void shouldKeepNothingForAReaderThatWasForgotten() {
        try (ChronicleJournal journal = settings().retentionBytes(ROLL_BYTES).open(clock, errors::add)) {
            final FrameTailer gone = journal.openTailer("gone", StartPosition.ACKNOWLEDGED);
            assertThrows(FrameLogException.class, () -> journal.forgetReader("gone"));
            gone.close();
            journal.openTailer("other", StartPosition.ACKNOWLEDGED).close();
            for (int i = 0; i < 3; i++) {
                writeFile(journal);
            }
            assertEquals(Map.of("gone", 0L, "other", 0L), journal.info().acknowledged());
            journal.forgetReader("gone");
            assertEquals(Map.of("other", 0L), journal.info().acknowledged());
            writeFile(journal);
            assertEquals("00000001.cq4", files(journal).get(0));
            journal.forgetReader("other");
            journal.forgetReader("unknown");
            writeFile(journal);
            assertEquals("00000004.cq4", files(journal).get(0));
        }
    }

    @Test
    void shouldKeepTheNewestCompleteCheckpoint() {
        try (ChronicleJournal journal = settings().retentionBytes(ROLL_BYTES).open(clock, errors::add)) {
            writeFile(journal);
            for (int i = 0; i < 4; i++) {
                frames.appendFiller(journal.appender(), 4096);
                journal.appender().append(frames.buffer(), 0, frames.checkpointBegin(100 + i, clock.epochNanos()));
                fill(journal);
            }
            final FrameCollector read = FrameCollector.all(journal.openTailer("late", StartPosition.LAST_CHECKPOINT));
            assertEquals(JournalPosition.firstOf(1), read.positions.get(0));
        }
    }

    @Test
    void shouldKeepWhatAReaderHasOpen() {
        try (ChronicleJournal journal = settings().retentionBytes(ROLL_BYTES).open(clock, errors::add);
                FrameTailer reading = journal.openTailer("reading", StartPosition.EARLIEST)) {
            writeFile(journal);
            final FrameCollector read = new FrameCollector();
            reading.poll(read, 3);
            for (int i = 0; i < 3; i++) {
                writeFile(journal);
            }
            assertEquals("00000001.cq4", files(journal).get(0));
            read.pollAll(reading);
            assertEquals(frames.sequence(), read.sequences.size());
        }
    }

    @Test
    void shouldTellAReaderHowManyFramesWereDeletedBeforeItCame() throws Exception {
        final JournalFiles deletesOpenFiles = new JournalFilesDecorator(JournalFiles.system()) {
            @Override
            public List<Path> removableRollFiles(final Path folder) throws java.io.IOException {
                return list(folder);
            }
        };
        try (ChronicleJournal journal = settings()
                        .retentionBytes(ROLL_BYTES)
                        .files(deletesOpenFiles)
                        .open(clock, errors::add);
                FrameTailer reading = journal.openTailer("reading", StartPosition.EARLIEST)) {
            writeFile(journal);
            final FrameCollector read = new FrameCollector();
            reading.poll(read, 3);
            for (int i = 0; i < 5; i++) {
                writeFile(journal);
            }
            read.pollAll(reading);
            assertEquals(frames.sequence(), read.last());
            assertTrue(reading.lostFrames() > 0);
            assertEquals(frames.sequence(), read.sequences.size() + reading.lostFrames());
            assertEquals(1, errors.size());
        }
    }

    private JournalContext settings() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES);
    }

    /** A checkpoint, which rolls if the file before is full, and as much as fills a file. */
    private void assertTold(final String expected) {
        assertTrue(
                errors.stream().anyMatch(error -> error.getMessage().contains(expected)),
                () -> expected + " not in " + errors);
    }

    private void writeFile(final ChronicleJournal journal) {
        checkpoints++;
        frames.appendCheckpoint(journal.appender(), checkpoints, clock.epochNanos());
        fill(journal);
    }

    private void fill(final ChronicleJournal journal) {
        for (long filled = 0; filled < ROLL_BYTES; filled += 4096) {
            frames.appendFiller(journal.appender(), 4096);
        }
    }

    private static List<String> files(final ChronicleJournal journal) {
        return journal.info().rollFiles().stream()
                .map(JournalInfo.RollFile::name)
                .collect(Collectors.toList());
    }

    private static void fail(final Throwable error) {
        throw new AssertionError(error);
    }
}
